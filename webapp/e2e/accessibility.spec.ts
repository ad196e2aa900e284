import { expect, type Page, test } from "@playwright/test";

import { barriers } from "./barriers";
import { newCustomer, row, signIn, writes } from "./inbox-world";

// What other tests look at on their way (the inbox, channels, sources, profile, keys) is not looked at again.
const paths = ["security", "workspace", "members", "labels", "canned-responses", "actions", "models", "ai-usage"].map((section) => `/settings/${section}`);

async function expectNoBarriers(page: Page) {
  expect.soft(await barriers(page), page.url()).toEqual([]);
}

test("settings, the sandbox, the palette and the list of keys have no barriers", async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page);
  // Pages share their colours, so each is looked at in one theme and both themes are looked at.
  for (const [at, path] of [...paths, "/sandbox"].entries()) {
    await page.emulateMedia({ colorScheme: at % 2 ? "dark" : "light", reducedMotion: "reduce" });
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoBarriers(page);
  }
  await page.goto("/inbox");
  for (const [key, dialog] of [["?", "Keyboard shortcuts"], ["Control+k", /./]] as const) {
    await expect(async () => {
      await page.keyboard.press(key);
      await expect(page.getByRole("dialog", { name: dialog })).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await page.getByRole("dialog").getByText(/\S/).first().waitFor();
    await expectNoBarriers(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
});

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
