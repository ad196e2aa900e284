import { expect, type Page, test } from "@playwright/test";

import { type Customer, newCustomer, signIn, writes } from "./inbox-world";

const LINES = 160;

/** Which line is the topmost in sight, and how many rows exist. */
function sight(page: Page) {
  return page.locator("[data-thread] .overflow-y-auto").first().evaluate((box) => {
    const { top, bottom } = box.getBoundingClientRect();
    const rows = [...box.querySelectorAll("[data-item]")];
    const seen = rows.filter((one) => one.getBoundingClientRect().bottom > top && one.getBoundingClientRect().top < bottom);
    const lineOf = (row?: Element) => Number(/Line (\d+)/.exec(row?.textContent ?? "")?.[1] ?? 0);
    return { rows: rows.length, line: lineOf(seen[0]), last: lineOf(seen.at(-1)) };
  });
}

async function longStory(page: Page, customer: Customer) {
  const line = (at: number) => writes(page, customer, { text: at === 20 ? "Line 20 about a zanzibar chandelier" : `Line ${at} of a long story`, agoSeconds: (LINES - at) * 240 });
  for (let from = 1; from <= LINES; from += 40) await Promise.all(Array.from({ length: 40 }, (_, n) => line(from + n)));
}

test("a thread entered far back is walked on to its newest message, and keeps its place while new ones come", async ({ page }) => {
  await signIn(page);
  const customer = await newCustomer(page, "Max Middle");
  await longStory(page, customer);
  await page.goto("/inbox?view=all&q=zanzibar%20chandelier");
  await page.locator("[data-conversation]").filter({ hasText: customer.name }).click();
  await expect(page.locator("[data-item]").getByText("zanzibar")).toBeInViewport();

  // What comes meanwhile is said, and moves nothing; nor does it stand after lines that others come between.
  const before = await sight(page);
  await writes(page, customer, "Are you still there?");
  await expect(page.getByRole("button", { name: "Newer messages" })).toBeVisible();
  expect((await sight(page)).line).toBe(before.line);
  await expect(page.locator("[data-thread]").getByText("Are you still there?")).toHaveCount(0);

  // Down to the end: each page comes where it belongs, none is jumped over.
  await page.mouse.move(850, 300);
  for (let seen = before.last; seen < LINES; ) {
    await page.mouse.wheel(0, 400);
    await expect.poll(async () => (await sight(page)).last || LINES).toBeGreaterThan(seen);
    const now = await sight(page);
    expect(now.line).toBeLessThanOrEqual(seen + 1);
    expect(now.rows).toBeLessThan(60);
    seen = now.last || LINES;
  }
  await page.mouse.wheel(0, 4_000);
  await expect(page.locator("[data-thread]").getByText("Are you still there?")).toBeInViewport();
  await expect(page.getByRole("button", { name: "Newer messages" })).toHaveCount(0);

  // At the end it is a thread like any other.
  await writes(page, customer, "Good, you are");
  await expect(page.locator("[data-thread]").getByText("Good, you are")).toBeInViewport();
});

test("a long thread: a search opens it where the words stand, and it is walked from end to beginning", async ({ page }) => {
  await signIn(page);
  const customer = await newCustomer(page, "Lou Long");
  await longStory(page, customer);

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
