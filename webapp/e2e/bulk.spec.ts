import { isAlive, signIn } from "./inbox-world";
import { expect, test } from "./test";

test("all that match are changed, loaded or not, and changed back", async ({ page }) => {
  await signIn(page);
  // Nobody else's test works on what is resolved.
  await page.goto("/inbox?view=resolved");
  const rows = page.locator("[data-conversation]");
  await expect(rows.first()).toBeVisible();
  const box = rows.first().locator("..").getByRole("checkbox");
  await expect.poll(() => isAlive(box)).toBe(true);
  await box.click({ force: true });
  await expect(box).toBeChecked();
  const bar = page.getByRole("toolbar", { name: "Selected conversations" });
  await bar.getByRole("checkbox").click();
  const offer = page.getByRole("button", { name: /^Select all \d+ matching$/ });
  const total = Number(/\d+/.exec(await offer.innerText())?.[0]);
  expect(total).toBeGreaterThan(25);
  await offer.click();
  await expect(page.getByText(`All ${total} matching are selected`)).toBeVisible();
  // One is left out by name.
  await rows.nth(1).locator("..").getByRole("checkbox").click({ force: true });
  await expect(bar.getByRole("status")).toHaveText(`${total - 1} selected`);

  const name = `Bulk ${Date.now().toString(36)}`;
  await page.keyboard.press("l");
  await page.getByPlaceholder("Add or remove a label").fill(name);
  await page.keyboard.press("Enter");
  await expect(page.getByText(`${total - 1} conversations changed`)).toBeVisible();
  await expect(rows.first()).toContainText(name);
  await expect(rows.nth(1)).not.toContainText(name);
  await rows.last().scrollIntoViewIfNeeded();
  await expect(rows.last()).toContainText(name);

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(`${total - 1} conversations changed back`)).toBeVisible();
  await expect(rows.filter({ hasText: name })).toHaveCount(0);
});

test("by the keyboard: what is loaded, all that match, and none, with the conversation still open", async ({ page }) => {
  await signIn(page);
  await page.goto("/inbox?view=resolved");
  const first = page.locator("[data-conversation]").first();
  await expect.poll(() => isAlive(first)).toBe(true);
  await first.click();
  await expect(page).toHaveURL(/[?&]c=/);
  await page.keyboard.press("*");
  const offer = page.getByRole("button", { name: /^Select all \d+ matching$/ });
  await expect(offer).toBeVisible();
  await page.keyboard.press("*");
  await expect(page.getByText(/^All \d+ matching are selected$/)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("toolbar", { name: "Selected conversations" })).toBeHidden();
  await expect(page).toHaveURL(/[?&]c=/);
});
