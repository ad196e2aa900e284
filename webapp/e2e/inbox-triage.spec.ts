import AxeBuilder from "@axe-core/playwright";
import { composer, isAlive, newCustomer, open, row, showNew, signIn, writes } from "./inbox-world";
import { expect, type Page, test } from "./test";

async function start(page: Page, name: string) {
  await signIn(page);
  const customer = await newCustomer(page, name);
  await writes(page, customer, "Hello, a question");
  await open(page, customer);
  return customer;
}

test("resolving leaves the list at once and Undo brings it back", async ({ page }) => {
  const fay = await start(page, "Fay Resolved");
  const { x = 0, y = 0 } = (await row(page, fay).boundingBox()) ?? {};
  await page.mouse.move(x + 100, y + 40);
  await page.keyboard.press("e");
  await expect(row(page, fay)).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row(page, fay)).toBeVisible();

  // By the key too, while the pointer holds the list still.
  await page.mouse.move(x + 100, y + 40);
  await row(page, fay).click();
  await page.keyboard.press("e");
  await expect(row(page, fay)).toBeHidden();
  await page.keyboard.press("z");
  await expect(row(page, fay)).toBeVisible();
});

test("a resolved conversation reopens when the customer writes", async ({ page }) => {
  const gil = await start(page, "Gil Back");
  await page.keyboard.press("e");
  await expect(row(page, gil)).toBeHidden();
  await writes(page, gil, "One more thing");
  await showNew(page, gil);
  await expect(row(page, gil)).toContainText("One more thing");
});

test("snooze takes words", async ({ page }) => {
  const hal = await start(page, "Hal Snoozed");
  await page.keyboard.press("s");
  await page.getByPlaceholder("mon 9").fill("tomorrow 9");
  await page.keyboard.press("Enter");
  await expect(row(page, hal)).toBeHidden();
  await expect(page.getByText(/^Snoozed until/).first()).toBeVisible();
  await page.goto("/inbox?view=snoozed");
  await expect(row(page, hal)).toBeVisible();
});

test("what is typed before a picker's code has come is not lost", async ({ page }) => {
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    // Not what the first screen needs: that is asked for while the page loads.
    if (await page.evaluate(() => document.readyState === "complete").catch(() => false)) await new Promise((done) => setTimeout(done, 1_500));
    await route.continue();
  });
  await start(page, "Una Early");
  await page.keyboard.press("a");
  await page.keyboard.type("lena");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Assigned to Lena Fischer" })).toBeVisible();
});

test("triage without a mouse: assign, label, priority, unread", async ({ page }) => {
  const ida = await start(page, "Ida Keys");
  await page.keyboard.press("a");
  await page.keyboard.type("lena");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Assigned to Lena Fischer" })).toBeVisible();
  await page.keyboard.press("l");
  await page.keyboard.type("vip");
  await page.keyboard.press("Enter");
  await expect(row(page, ida)).toContainText("VIP");
  await page.keyboard.press("p");
  await page.keyboard.type("urg");
  await page.keyboard.press("Enter");
  await expect(row(page, ida).getByLabel("Urgent")).toBeVisible();
  await page.keyboard.press("z");
  await expect(row(page, ida).getByLabel("Urgent")).toBeHidden();
  const before = page.url();
  await page.keyboard.press("j");
  await expect.poll(() => page.url()).not.toBe(before);
  await page.keyboard.press("k");
  await expect.poll(() => page.url()).toBe(before);
  await expect(page.getByRole("combobox", { name: `Reply to ${ida.name}` })).toBeVisible();
  await page.keyboard.press("r");
  await expect(composer(page)).toBeFocused();
});

test("what is marked unread stays so while it is open, until something new comes or Undo", async ({ page }) => {
  const uli = await start(page, "Uli Unread");
  const unread = row(page, uli).getByText("Unread", { exact: true });
  await expect(unread).toBeHidden(); // read after a moment
  await page.keyboard.press("u");
  await expect(unread).toBeVisible();
  await page.waitForTimeout(1_500); // longer than reading takes
  await expect(unread).toBeVisible();
  await page.keyboard.press("z");
  await expect(unread).toBeHidden();

  await page.keyboard.press("u");
  await expect(unread).toBeVisible();
  await writes(page, uli, "Are you there?");
  await expect(page.getByRole("article").getByText("Are you there?")).toBeVisible();
  await expect(unread).toBeHidden();
});

test("letters lead to places from everywhere, and digits to saved views too", async ({ page }) => {
  await signIn(page);
  await page.goto("/channels");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("g");
  await page.keyboard.press("u");
  await expect(page.getByRole("link", { name: /^Unassigned/ })).toHaveAttribute("aria-current", "page");
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await expect(page.getByRole("link", { name: /^Mine/ })).toHaveAttribute("aria-current", "page");
  // The same keys after the views were shown in a panel of their own.
  await page.setViewportSize({ width: 900, height: 800 });
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("dialog").getByRole("link", { name: /^All/ }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.keyboard.press("8");
  await expect(page).toHaveURL(/saved=/);
});

/** Keys as fast as a page can hear them, faster than it draws. */
function strike(page: Page, ...keys: string[]) {
  return page.evaluate(async (all) => {
    for (const key of all) {
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
      await Promise.resolve();
    }
  }, keys);
}

test("keys that come faster than threads are drawn act on the conversation they were meant for", async ({ page }) => {
  await signIn(page);
  await page.goto("/inbox?view=all");
  await page.mouse.move(1_200, 40);
  const family = `Fast${Math.random().toString(36).slice(2).replace(/\d/g, "x")}`;
  const [first, second, third] = [await newCustomer(page, `Abe ${family}`), await newCustomer(page, `Bea ${family}`), await newCustomer(page, `Cyd ${family}`)];
  for (const customer of [third, second, first]) {
    await writes(page, customer, "Quick, please");
    await expect(row(page, customer)).toBeVisible();
  }
  await page.goto(`/inbox?view=all&q=${family}`);
  for (const customer of [first, second, third]) await expect(row(page, customer)).toBeVisible();
  await expect.poll(() => isAlive(row(page, first))).toBe(true);
  await row(page, first).click();
  await expect.poll(() => isAlive(page.getByRole("combobox", { name: `Reply to ${first.name}` }))).toBe(true);

  // R waits for the composer of the next conversation, and so does what is typed after it.
  await strike(page, "j", "r", "e", "l", "s", "e");
  await expect(page.getByRole("combobox", { name: `Reply to ${second.name}` })).toBeFocused();
  await expect(page.getByRole("combobox", { name: `Reply to ${second.name}` })).toHaveValue("else");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await page.keyboard.press("Escape");
  await row(page, first).click();
  await expect(page.getByRole("combobox", { name: `Reply to ${first.name}` })).toBeVisible();

  // Twice E resolves two, and never reopens the first.
  await page.mouse.move(1_200, 40);
  await strike(page, "e", "e");
  await expect(page.getByRole("combobox", { name: `Reply to ${third.name}` })).toBeVisible();
  await page.goto(`/inbox?view=resolved&q=${family}`);
  await expect(row(page, first)).toBeVisible();
  await expect(row(page, second)).toBeVisible();
  await expect(row(page, third)).toHaveCount(0);
});

test("when the window has closed the composer is the template picker", async ({ page }) => {
  await signIn(page);
  const jon = await newCustomer(page, "Jon Late");
  await writes(page, jon, { text: "I wrote two days ago", agoSeconds: 2 * 86_400 });
  await page.goto(`/inbox?view=all&q=${encodeURIComponent(jon.name)}`);
  await row(page, jon).click();
  // What comes this late counts as history, which opens no window either.
  await expect(page.getByText(/24-hour window has closed|messaging window is not open/)).toBeVisible();
  await page.getByRole("list", { name: "Templates" }).getByRole("button").first().click();
  const sending = page.getByRole("button", { name: "Send template" });
  const fields = page.getByLabel(/^Variable/);
  for (const field of await fields.all()) {
    await expect(sending).toBeDisabled();
    await field.fill("LM-1042");
  }
  await sending.click();
  await expect(page.locator("[data-item] [data-status]").last()).toHaveAttribute("data-status", /SENT|DELIVERED|READ/);
});

test("nothing serious for axe, in both themes and with a thread open", async ({ page }) => {
  await start(page, "Kim Axe");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(300);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 140)).join(" | ")}`)).toEqual([]);
  }
});
