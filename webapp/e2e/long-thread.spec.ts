import { expect, type Page, test } from "@playwright/test";

import { newCustomer, signIn, writes } from "./inbox-world";

const LINES = 160;

/** Which line is the topmost in sight, and how many rows exist. */
function sight(page: Page) {
  return page.locator("[data-thread] .overflow-y-auto").first().evaluate((box) => {
    const edge = box.getBoundingClientRect().top;
    const rows = [...box.querySelectorAll("[data-item]")];
    const first = rows.find((one) => one.getBoundingClientRect().bottom > edge);
    const line = Number(/Line (\d+)/.exec(first?.textContent ?? "")?.[1] ?? 0);
    return { rows: rows.length, line };
  });
}

test("a long thread: a search opens it where the words stand, and it is walked from end to beginning", async ({ page }) => {
  await signIn(page);
  const customer = await newCustomer(page, "Lou Long");
  const line = (at: number) => writes(page, customer, { text: at === 20 ? "Line 20 about a zanzibar chandelier" : `Line ${at} of a long story`, agoSeconds: (LINES - at) * 240 });
  for (let from = 1; from <= LINES; from += 40) await Promise.all(Array.from({ length: 40 }, (_, n) => line(from + n)));

  await page.goto("/inbox?view=all");
  await page.getByRole("searchbox").fill("zanzibar chandelier");
  await expect(page).toHaveURL(/q=zanzibar/);
  await page.locator("[data-conversation]").filter({ hasText: customer.name }).click();
  // It opens at the match, days of messages before the end.
  await expect(page.locator("[data-item]").getByText("zanzibar")).toBeInViewport();
  await expect(page.getByRole("group", { name: "Search in this conversation" })).toContainText("Match 1 of 1");
  await page.getByRole("button", { name: "Latest" }).click();
  await expect(page.locator("[data-item]").getByText(`Line ${LINES} of`)).toBeInViewport();

  // Up in one go: older pages come, what is read stays where it is, and only what is in sight exists.
  await page.mouse.move(850, 300);
  for (let seen = LINES; seen > 3; ) {
    await page.mouse.wheel(0, -4_000);
    await expect.poll(async () => (await sight(page)).line).toBeLessThan(seen);
    const now = await sight(page);
    expect(now.rows).toBeLessThan(60);
    seen = now.line;
  }
});
