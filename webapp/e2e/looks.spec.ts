import { isAlive, newCustomer, row, signIn, writes } from "./inbox-world";
import { expect, test } from "./test";

test("what is written from right to left is cut at its end, not at its beginning", async ({ page }) => {
  await signIn(page);
  const customer = await newCustomer(page, "محمد عبد الرحمن الأنصاري بن عبد العزيز آل سعود");
  await writes(page, customer, "مرحبا، هل المصباح جاهز؟ أريد أن أعرف متى يمكنني استلامه من المتجر في باريس غدا أو بعد غد");
  await page.goto("/inbox?view=all");
  await page.mouse.move(1_200, 40);
  await expect(row(page, customer)).toBeVisible();
  for (const text of [row(page, customer).locator("[data-snippet]"), row(page, customer).getByText(customer.name)]) {
    // The first letter stands inside the box that is cut.
    const isShown = await text.evaluate((box) => {
      const first = document.createRange();
      first.setStart(box.firstChild ?? box, 0);
      first.setEnd(box.firstChild ?? box, 1);
      const [letter, edge] = [first.getBoundingClientRect(), box.getBoundingClientRect()];
      return box.scrollWidth > box.clientWidth && letter.left >= edge.left && letter.right <= edge.right + 1;
    });
    expect(isShown).toBe(true);
  }
});

test("on a phone there is a way back from a conversation that is not there", async ({ page }) => {
  await signIn(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/inbox?c=01a216fa-1aa8-78d7-9650-000000000000");
  await expect(page.getByText("This conversation is not here")).toBeVisible();
  const back = page.getByRole("button", { name: "Back to the list" });
  await expect.poll(() => isAlive(back)).toBe(true);
  await back.click();
  await expect(page.locator("[data-conversation]").first()).toBeVisible();
});
