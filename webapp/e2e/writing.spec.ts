import { bubble, composer, newCustomer, open, phoneOf, signIn, writes } from "./inbox-world";
import { expect, test } from "./test";

test("a text is improved, translated into the customer's language, undone, and only then sent", async ({ page }) => {
  test.slow();
  await signIn(page);
  const zoe = await newCustomer(page, "Zoé Traduit");
  await writes(page, zoe, "Bonjour, où est ma commande ?");
  await open(page, zoe);
  await composer(page).fill("YOUR ORDER IS ON ITS WAY!!!");

  // With the key, on everything.
  await page.keyboard.press("ControlOrMeta+j");
  await page.getByRole("menuitem", { name: "Make it friendly and professional" }).click();
  const proposal = page.getByRole("region", { name: "Make it friendly and professional" });
  await expect(proposal).toContainText("Your order is on its way.");
  await expect(composer(page)).toHaveValue("YOUR ORDER IS ON ITS WAY!!!");
  await page.getByRole("button", { name: "Replace" }).press("Enter");
  await expect(composer(page)).toHaveValue("Your order is on its way.");
  await expect(composer(page)).toBeFocused();

  // Into the customer's language, refused first.
  await page.getByRole("button", { name: "Improve with AI" }).click();
  await page.getByRole("menuitem", { name: "Translate into the customer’s language" }).click();
  const translation = page.getByRole("region", { name: "Translate into the customer’s language" });
  await expect(translation).toContainText("Votre commande est en route.");
  await page.getByRole("button", { name: "Replace" }).press("Escape");
  await expect(translation).toBeHidden();
  await expect(composer(page)).toHaveValue("Your order is on its way.");

  // A named language, on a part alone; then the way back.
  // Who writes on is not offered the way back from before.
  await composer(page).fill("Thank you for your patience. See you soon");
  await expect(page.getByRole("button", { name: "Undo" })).toBeHidden({ timeout: 5_000 }); // by itself it goes after ten
  await composer(page).evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(0, 28));
  await page.keyboard.press("ControlOrMeta+j");
  await page.getByRole("menuitem", { name: "Translate into", exact: true }).click();
  await page.getByRole("menuitem", { name: "French" }).click();
  await page.getByRole("button", { name: "Replace" }).click();
  await expect(composer(page)).toHaveValue("Merci de votre patience. See you soon");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(composer(page)).toHaveValue("Thank you for your patience. See you soon");

  expect((await phoneOf(page, zoe)).filter((text) => /on its way|en route|patience/i.test(text))).toEqual([]);
  await composer(page).press("Enter");
  await expect(bubble(page, "Thank you for your patience.")).toBeVisible();
});

test("the settings show what the help cost, test a model and keep a limit", async ({ page }) => {
  test.slow();
  await signIn(page);
  await page.goto("/settings/ai-usage");
  await expect(page.getByText("Offline model", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Test GPT-4o mini", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: /tokens · \$0\.0/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /Charged, test of a model/ }).first()).toContainText("gpt-4o-mini");
  await expect(page.getByRole("row", { name: /Set aside/ })).toHaveCount(0);
  await page.getByRole("radio", { name: "Every movement" }).click();
  await expect(page.getByRole("row", { name: /Set aside, test of a model/ }).first()).toBeVisible();

  // The others' tests spend too, so the limit goes up here; that it stops is proven in Go.
  await page.getByLabel("Daily limit").fill("7.5");
  await page.getByLabel("Daily limit").press("Enter");
  await expect(page.getByText(/of \$7\.50/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Daily limit")).toHaveValue("7.5");
  await page.getByRole("button", { name: "Use the plan’s" }).click();
  await expect(page.getByText(/of \$2\.00/)).toBeVisible();
});
