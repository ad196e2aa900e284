import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

import { signIn } from "./inbox-world";

// What other tests look at on their way (the inbox, channels, sources, profile, keys) is not looked at again.
const paths = ["security", "workspace", "members", "labels", "canned-responses", "ai-usage"].map((section) => `/settings/${section}`);

async function expectNoBarriers(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  expect.soft(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 140))]), page.url()).toEqual([]);
}

test("settings, the sandbox, the palette and the list of keys have no barriers", async ({ page }) => {
  await signIn(page);
  // Pages share their colours, so each is looked at in one theme and both themes are looked at.
  for (const [at, path] of [...paths, "/sandbox"].entries()) {
    await page.emulateMedia({ colorScheme: at % 2 ? "dark" : "light", reducedMotion: "reduce" });
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectNoBarriers(page);
  }
  await page.goto("/inbox");
  for (const [key, dialog] of [["?", "Keyboard shortcuts"], ["Control+k", /./]] as const) {
    await expect(async () => {
      await page.keyboard.press(key);
      await expect(page.getByRole("dialog", { name: dialog })).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await page.getByRole("dialog").getByText(/\S/).first().waitFor();
    await expectNoBarriers(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
});
