import { expectNoBarriers } from "./barriers";
import { signIn } from "./inbox-world";
import { expect, test } from "./test";

// What other tests look at on their way (the inbox, channels, sources, profile, keys) is not looked at again.
const paths = ["security", "workspace", "members", "labels", "canned-responses", "actions", "models", "ai-usage"].map((section) => `/settings/${section}`);

test("settings, the sandbox, the palette and the list of keys have no barriers", async ({ page }) => {
  test.setTimeout(180_000);
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
