import { bubble, type Customer, newCustomer, open, row, signIn, writes } from "./inbox-world";
import { expect, type Page, test } from "./test";

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

test("who comes again to a thread goes on where they were, or where the new begins", async ({ page }) => {
  await signIn(page);
  const [lou, eve] = [await newCustomer(page, "Lou Long"), await newCustomer(page, "Eve Else", "INSTAGRAM")];
  await writes(page, eve, "Something else");
  for (let line = 1; line <= 40; line++) await writes(page, lou, `Line ${line} of what there is to read`);
  await open(page, lou);
  await expect(bubble(page, "Line 40 of")).toBeInViewport();
  await expect(row(page, lou).getByText("Unread", { exact: true })).toBeHidden();
  await page.mouse.move(900, 300);
  await expect(async () => {
    await page.mouse.wheel(0, -600);
    await expect(bubble(page, "Line 8 of")).toBeInViewport({ timeout: 500 });
  }).toPass();
  await open(page, eve);
  await open(page, lou);
  await expect(bubble(page, "Line 8 of")).toBeInViewport();

  await open(page, eve);
  for (let line = 41; line <= 60; line++) await writes(page, lou, `Line ${line} of what there is to read`);
  // Lines of the same second come in any order; this one is the last.
  await page.waitForTimeout(1_100);
  await writes(page, lou, "And one thing more");
  await expect(row(page, lou)).toContainText("And one thing more");
  await open(page, lou);
  await expect(page.getByRole("article").getByText("New", { exact: true })).toBeInViewport();
  await expect(bubble(page, "And one thing more")).not.toBeInViewport();
});
