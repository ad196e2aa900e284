import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** What axe has against a page by WCAG 2.2 AA: each rule with the elements that break it. What still fades in or out has no colours yet, so it is at its end first; what moves with the scroll bar has none. */
export async function barriers(page: Page): Promise<[rule: string, elements: string[]][]> {
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      const { timeline, effect } = animation;
      if (timeline instanceof DocumentTimeline && effect?.getComputedTiming().endTime !== Infinity) animation.finish();
    }
  });
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 140))]);
}
