import { type BrowserContext, expect, type Page, test } from "@playwright/test";

import { composer, type Customer, graphql, isAlive, newCustomer, row, signIn, writes } from "./inbox-world";

/** What a busy shop has open: a list of so many conversations, one of them so long. */
const CONVERSATIONS = 1_000;
const MESSAGES = 10_000;
const AT_ONCE = 40;

/** A cheap phone on a poor line, as the browser's own tools have it. */
const PHONE = { cpu: 4, latency: 562.5, download: 188_743, upload: 86_400 };

let long: Customer;
let storageState: Awaited<ReturnType<BrowserContext["storageState"]>>;

/** Prints a figure beside what it should be. */
const figure = (name: string, value: string, goal: string) => process.stdout.write(`${name.padEnd(64)} ${value.padStart(14)}   (goal ${goal})\n`);
const part = (all: readonly number[], share: number) => all.toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0;

async function inBatches(count: number, act: (at: number) => Promise<unknown>) {
  for (let from = 0; from < count; from += AT_ONCE) await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, n) => act(from + n)));
}

/** Collects what the browser says about keys and layout in a page that is opened later. */
function watch(page: Page) {
  return page.addInitScript(() => {
    const seen = { keys: [] as number[], shift: 0, paint: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name.startsWith("key")) seen.keys.push(entry.duration);
    }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!(entry as PerformanceEntry & { hadRecentInput: boolean }).hadRecentInput) seen.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.paint = entry.startTime;
    }).observe({ type: "largest-contentful-paint", buffered: true });
  });
}

type Seen = { keys: number[]; shift: number; paint: number };
const seen = (page: Page) => page.evaluate(() => (window as unknown as { seen: Seen }).seen);
const forget = (page: Page) => page.evaluate(() => Object.assign((window as unknown as { seen: Seen }).seen, { keys: [], shift: 0 }));

/** Away from the list, and over it, where it is held still. */
const places = (away: string) => [[away, { x: 1_200, y: 40 }], ["under the pointer", { x: 450, y: 400 }]] as const;

/** The share of so many presses, of which the browser reports those of 16 ms and more. */
const slowest = ({ keys }: Seen, presses: number, share: number) => part([...keys, ...Array<number>(Math.max(0, 2 * presses - keys.length)).fill(8)], share);

/** Run again on the same product, it finds what it made. */
test.beforeAll("a thousand conversations, and one of ten thousand messages", async ({ browser }) => {
  test.setTimeout(1_800_000);
  const page = await browser.newPage();
  await signIn(page);
  const began = Date.now();
  await graphql(page, "mutation { setAgentMode(input: { mode: OFF }) { errors { code } } }");
  const { customers } = (await (await page.request.get("/sandbox-api/world")).json()) as { customers: Customer[] };
  const known = customers.find(({ name }) => name.startsWith("Long Story"));
  if (!known) await inBatches(CONVERSATIONS, async (at) => writes(page, await newCustomer(page, `Bench ${at}`), "Is the lamp in stock?"));
  long = known ?? (await newCustomer(page, "Long Story"));
  if (!known) await inBatches(MESSAGES, (at) => writes(page, long, { text: `Line ${at} of a long story, which goes on and on`, agoSeconds: (MESSAGES - at) * 20 }));
  await writes(page, long, "The last line");
  await page.goto("/inbox?view=all");
  await expect(row(page, long)).toContainText("The last line", { timeout: 300_000 });
  await row(page, long).click();
  await expect(page.locator("[data-item]").getByText("The last line").last()).toBeVisible();
  figure("a thousand customers write, one of them ten thousand times", `${Math.round((Date.now() - began) / 1_000)} s`, "none set");
  storageState = await page.context().storageState();
  await page.close();
});

test("on a throttled phone", async ({ browser }) => {
  const open = await browser.newPage({ storageState });
  await open.goto("/inbox?view=all");
  const id = await row(open, long).getAttribute("data-conversation");
  await open.close();
  for (const [name, path] of [["the list", "/inbox?view=all"], ["a thread of ten thousand", `/inbox?view=all&c=${id}`]] as const) {
    const runs: { paint: number; alive: number }[] = [];
    for (let run = 0; run < 3; run++) {
      const page = await browser.newPage({ storageState, viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
      await watch(page);
      const cdp = await page.context().newCDPSession(page);
      await cdp.send("Network.enable");
      await cdp.send("Network.emulateNetworkConditions", { offline: false, latency: PHONE.latency, downloadThroughput: PHONE.download, uploadThroughput: PHONE.upload });
      await cdp.send("Emulation.setCPUThrottlingRate", { rate: PHONE.cpu });
      const began = Date.now();
      await page.goto(path, { waitUntil: "commit" });
      await expect.poll(() => isAlive(page.locator("[data-conversation], [data-thread] [role=combobox]").locator("visible=true").first()), { timeout: 60_000, intervals: [50] }).toBe(true);
      const alive = Date.now() - began;
      await page.waitForTimeout(2_000);
      runs.push({ paint: (await seen(page)).paint, alive });
      await page.close();
    }
    figure(`largest contentful paint, ${name}`, `${Math.round(part(runs.map(({ paint }) => paint), 0.5))} ms`, "< 2,500 ms");
    figure(`until it answers to a hand, ${name}`, `${part(runs.map(({ alive }) => alive), 0.5)} ms`, "none set");
  }
});

test("keys, and what arrives meanwhile", async ({ browser }) => {
  const page = await browser.newPage({ storageState });
  await watch(page);
  await page.goto("/inbox?view=all");
  await expect.poll(() => isAlive(row(page, long))).toBe(true);
  await row(page, long).click();
  await expect.poll(() => isAlive(composer(page))).toBe(true);

  // All that scrolling brings, within twenty seconds each: back through the thread, down through the list.
  const until = async (selector: string, by: number) => {
    await page.locator(selector).last().hover();
    const end = Date.now() + 20_000;
    for (let still = 0, before = -1; still < 40 && Date.now() < end; ) {
      await page.mouse.wheel(0, by);
      await page.waitForTimeout(40);
      const height = await page.locator(selector).last().evaluate((node) => {
        let box = node.parentElement;
        while (box && !/auto|scroll/.test(getComputedStyle(box).overflowY)) box = box.parentElement;
        return box?.scrollHeight ?? 0;
      });
      still = height === before ? still + 1 : 0;
      before = height;
    }
  };
  await until("[data-item]", -20_000);
  await until("[data-conversation]", 20_000);
  await page.mouse.move(1_200, 40);
  // Typing is measured among what is loaded, not while it loads.
  await page.waitForTimeout(6_000);

  await composer(page).click();
  await forget(page);
  const text = "The quick brown fox jumps over the lazy dog, twice, and once more, and then it rests.";
  await page.keyboard.type(text, { delay: 60 });
  await page.waitForTimeout(500);
  figure("key to paint, typing an answer, p95", `${slowest(await seen(page), text.length, 0.95)} ms`, "< 100 ms");
  await composer(page).fill("");
  await page.keyboard.press("Escape");

  await page.locator("[data-thread]").focus();
  await forget(page);
  for (let at = 0; at < 30; at++) {
    await page.keyboard.press("j");
    await page.waitForTimeout(200);
  }
  figure("key to paint, J through the list, p95", `${slowest(await seen(page), 30, 0.95)} ms`, "< 100 ms");

  await page.goto(`/inbox?view=all&q=${encodeURIComponent(long.name)}`);
  await expect.poll(() => isAlive(row(page, long))).toBe(true);
  await row(page, long).click();
  await expect.poll(() => isAlive(composer(page))).toBe(true);
  await page.waitForTimeout(2_000);
  for (const [where, pointer] of places("read at its end")) {
    await page.mouse.move(pointer.x, pointer.y);
    await page.waitForTimeout(600);
    await forget(page);
    for (let at = 0; at < 10; at++) {
      await writes(page, long, `Live ${at}`);
      await page.waitForTimeout(250);
    }
    await page.waitForTimeout(1_000);
    figure(`layout shift while ten messages arrive, thread ${where}`, (await seen(page)).shift.toFixed(4), "0");
  }
  await page.goto("/inbox?view=all");
  await expect.poll(() => isAlive(row(page, long))).toBe(true);
  await page.waitForTimeout(2_000);
  for (const [where, pointer] of places("free")) {
    await page.mouse.move(pointer.x, pointer.y);
    await page.waitForTimeout(600);
    await forget(page);
    for (let at = 0; at < 10; at++) {
      await writes(page, await newCustomer(page, `Live ${at}`), "Hello");
      await page.waitForTimeout(250);
    }
    await page.waitForTimeout(1_000);
    figure(`layout shift while ten conversations arrive, list ${where}`, (await seen(page)).shift.toFixed(4), "0");
  }
});
