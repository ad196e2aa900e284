import type { Page } from "@playwright/test";

/** A workspace of its own: what it tests and publishes is nobody else’s, and the others’ AI answers as they expect. */
export async function ownWorkspace(page: Page, name: string) {
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill(`${name} Owner`);
  await page.getByLabel("Business or team").fill(`${name} & Co`);
  await page.getByLabel("E-mail address").fill(`${name.toLowerCase()}-${Date.now().toString(36)}@socialsync.test`);
  await page.getByLabel("Password", { exact: true }).fill("a long pass phrase 7");
  await page.getByRole("button", { name: "Create workspace" }).click();
  await page.waitForURL("**/inbox**");
}
