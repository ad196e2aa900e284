import { gzipSync } from "node:zlib";

import { expect, type Page, test } from "@playwright/test";

import { bubble, composer, isAlive, newCustomer, open, signIn, writes } from "./inbox-world";

/** Bytes, gzip: what the inbox may load before it answers to a hand, and what it may with a conversation open. */
const BUDGET = { list: 250 * 1024, thread: 330 * 1024 };

/** Every script the page's HTML names, by tag or in what React reads from it: all that the first screen waits for. */
async function scriptsOf(page: Page, path: string): Promise<{ name: string; size: number }[]> {
  const html = await (await page.request.get(path)).text();
  const old = new Set([...html.matchAll(/<script[^>]*nomodule[^>]*>/gi)].flatMap(([tag]) => /[\w~.-]+\.js/.exec(tag)?.[0] ?? []));
  const names = new Set([...html.matchAll(/static\/chunks\/([\w~.-]+\.js)/g)].map(([, name]) => name ?? ""));
  const wanted = [...names].filter((name) => !old.has(name));
  return Promise.all(
    wanted.map(async (name) => {
      const response = await page.request.get(`/_next/static/chunks/${name}`);
      expect(response.ok(), name).toBeTruthy();
      return { name, size: gzipSync(await response.body(), { level: 9 }).length };
    }),
  );
}

async function expectWithin(page: Page, path: string, budget: number) {
  const scripts = await scriptsOf(page, path);
  const total = scripts.reduce((sum, { size }) => sum + size, 0);
  test.info().annotations.push({ type: path, description: `${total} bytes of JavaScript (gzip) in ${scripts.length} files` });
  expect(scripts.length).toBeGreaterThan(5);
  expect(total, JSON.stringify(scripts)).toBeLessThan(budget);
}

test("the inbox keeps to its budget of code, and has the rest before it is asked for", async ({ page }) => {
  await signIn(page);
  await expectWithin(page, "/inbox", BUDGET.list);
  await page.goto("/inbox?view=all");
  const id = await page.locator("[data-conversation]").first().getAttribute("data-conversation");
  await expectWithin(page, `/inbox?c=${id}`, BUDGET.thread);

  // Once idle, opening a conversation, a picker and a menu asks the network for no more code.
  let asked = Date.now();
  page.on("request", (request) => request.resourceType() === "script" && (asked = Date.now()));
  await page.goto("/inbox?view=all");
  await expect(page.locator("[data-conversation]").first()).toBeVisible();
  // Menus are fetched while nothing happens, each of which waits two seconds at most.
  await expect.poll(() => Date.now() - asked, { timeout: 30_000 }).toBeGreaterThan(4_000);
  const late: string[] = [];
  page.on("request", (request) => request.resourceType() === "script" && late.push(request.url()));
  await page.locator("[data-conversation]").first().click();
  await expect(composer(page)).toBeVisible();
  await page.locator("[data-thread]").focus();
  await page.keyboard.press("a");
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.keyboard.press("f");
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Filter", exact: true })).toBeFocused();
  expect(late).toEqual([]);
});

test("a page that opens with a conversation comes alive without throwing away what was drawn or typed", async ({ page, browser }) => {
  await signIn(page);
  const customer = await newCustomer(page, "Deep Link");
  await writes(page, customer, "Anyone?");
  await open(page, customer);
  const context = await browser.newContext({ storageState: await page.context().storageState() });
  const slow = await context.newPage();
  const broken: string[] = [];
  slow.on("pageerror", ({ message }) => broken.push(message));
  await slow.route("**/_next/static/chunks/*.js", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await slow.goto(page.url(), { waitUntil: "commit" });
  const drawn = await composer(slow).elementHandle();
  await composer(slow).fill("Typed too early");
  expect(await isAlive(composer(slow))).toBe(false);
  await expect.poll(() => isAlive(composer(slow)), { timeout: 30_000 }).toBe(true);
  expect(await composer(slow).evaluate((field, before) => field === before, drawn)).toBe(true);
  expect(broken).toEqual([]);
  await composer(slow).press("Enter");
  await expect(bubble(page, "Typed too early")).toBeVisible();
  await context.close();
});

test("a slow phone asks for nothing over and over", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page);
  const slow = await page.context().newCDPSession(page);
  await slow.send("Emulation.setCPUThrottlingRate", { rate: 15 });
  const asked = new Map<string, number>();
  page.on("request", (request) => {
    if (!request.url().endsWith("/graphql")) return;
    const question = request.postData() ?? "";
    asked.set(question, (asked.get(question) ?? 0) + 1);
  });
  await page.goto("/sources?tab=gaps");
  // What the page came with is asked once more when the socket stands.
  await expect.poll(() => [...asked.values()].filter((times) => times > 0).length, { timeout: 90_000 }).toBeGreaterThan(4);
  await page.waitForTimeout(6_000);
  expect(Math.max(...asked.values())).toBeLessThan(4);
});
