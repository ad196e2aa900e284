import { expectNoBarriers } from "./barriers";
import { newCustomer, row, signIn, writes } from "./inbox-world";
import { expect, test } from "./test";

test("menus and pickers have no barriers, and hide nothing that can be reached", async ({ page }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await signIn(page);
  // One short conversation: axe looks at all that is on the page each time, and the inbox's own tests show it more.
  const customer = await newCustomer(page, "Max Menu");
  await writes(page, customer, "A question");
  await page.goto(`/inbox?view=all&q=${encodeURIComponent(customer.name)}`);
  await row(page, customer).click();
  await expect(page.locator("[data-thread]").getByRole("button", { name: "More actions" })).toBeVisible();
  for (const key of ["a", "s", "l", "p", "t"]) {
    await page.locator("[data-thread]").focus();
    await page.keyboard.press(key);
    await expect(page.getByRole("dialog").getByRole("option").first()).toBeVisible();
    await expectNoBarriers(page);
    await page.keyboard.press("Escape");
  }
  for (const [path, buttons] of [
    ["", ["Workspace:", "Your account:", "Sort", "Filter", "More actions"]],
    ["/sources", ["Add sources", "More for"]],
    ["/channels", ["More for"]],
  ] as const) {
    if (path) await page.goto(path);
    for (const name of buttons) {
      const button = page.getByRole("button", { name }).locator("visible=true").first();
      await expect(async () => {
        if (!(await page.getByRole("menu").isVisible())) await button.click();
        await expect(page.getByRole("menu")).toBeVisible({ timeout: 2_000 });
      }).toPass();
      await expectNoBarriers(page);
      // The button closes what it opened.
      await button.click();
      await expect(page.getByRole("menu")).toBeHidden();
    }
  }
});
