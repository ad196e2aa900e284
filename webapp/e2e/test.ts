import { type Browser, test as base, type Page } from "@playwright/test";

export * from "@playwright/test";

/**
 * A browser without a window puts frames off that nobody looks at, for minutes at
 * times, and with them whatever waits for one: a menu that slides in, a key. So
 * somebody looks at every page, from far away.
 */
export const test = base.extend<object, { watched: Browser }>({
  watched: [
    async ({ browser }, use) => {
      const newContext = browser.newContext.bind(browser);
      browser.newContext = async (options) => {
        const context = await newContext(options);
        context.on("page", (page) => void look(page).catch(() => undefined)); // it may have gone already
        return context;
      };
      await use(browser);
      browser.newContext = newContext;
    },
    { scope: "worker", auto: true },
  ],
});

/** Has every frame of a page drawn. */
export async function look(page: Page) {
  const eye = await page.context().newCDPSession(page);
  eye.on("Page.screencastFrame", ({ sessionId }) => void eye.send("Page.screencastFrameAck", { sessionId }).catch(() => undefined));
  await eye.send("Page.startScreencast", { format: "jpeg", quality: 1, maxWidth: 64, maxHeight: 64 });
}
