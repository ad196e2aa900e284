import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** What axe has against a page by WCAG 2.2 AA: each rule with the elements that break it. What still fades in or out has no colours yet, so it is at its end first; what moves with the scroll bar has none. */
export async function barriers(page: Page): Promise<[rule: string, elements: string[]][]> {
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      const { timeline, effect } = animation;
      if (timeline instanceof DocumentTimeline && effect?.getComputedTiming().endTime !== Infinity) animation.finish();
    }
  });
  // Nothing here is framed, so the page itself sums up: a tab of its own for that takes half the time.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 140))]);
}

/** Goes on when there are any, so that one run tells all. */
export async function expectNoBarriers(page: Page) {
  expect.soft(await barriers(page), page.url()).toEqual([]);
}
