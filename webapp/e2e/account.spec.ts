import { barriers } from "./barriers";
import { signIn } from "./inbox-world";
import { expect, type Page, test } from "./test";

const password = "a lamp in the hallway";

/** A person nobody else uses, with a workspace of their own. */
async function signUp(page: Page): Promise<string> {
  const email = `e2e-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}@socialsync.test`;
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill("Nadia Perrot");
  await page.getByLabel("Business or team").fill("Perrot & filles");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create workspace" }).click();
  await page.waitForURL("**/inbox**");
  return email;
}

async function expectNoBarriers(page: Page) {
  expect(await barriers(page)).toEqual([]);
}

test("the door says what is wrong, on its field, and opens with the right password", async ({ page }) => {
  await page.goto("/settings/labels");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fsettings%2Flabels/);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("Fill in this field.")).toHaveCount(2);
  await expect(page.getByLabel("E-mail address")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("E-mail address").fill("demo@socialsync.test");
  await page.getByLabel("Password", { exact: true }).fill("not this one");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "wrong" })).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill("demo-password");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/settings/labels");
  await expect(page.getByRole("heading", { name: "Labels" })).toBeVisible();
});

test("a new person gets a workspace, changes the language, the theme and the password", async ({ page }) => {
  const email = await signUp(page);
  await page.goto("/settings/profile");
  await page.getByRole("radio", { name: "Français" }).click();
  await expect(page.getByRole("heading", { name: "Profil" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await page.getByRole("radio", { name: "Sombre" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("radio", { name: "Sombre" })).toBeChecked();
  await page.getByRole("radio", { name: "Compacte" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-density", "compact");
  await expect(page.getByRole("radio", { name: "Compacte" })).toBeChecked();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("html")).toHaveAttribute("data-density", "compact");
  await expectNoBarriers(page);

  await page.goto("/settings/security");
  await page.getByLabel("Mot de passe actuel").fill(password);
  await page.getByLabel("Nouveau mot de passe").fill("une lampe dans le couloir");
  await page.getByRole("button", { name: "Changer de mot de passe" }).click();
  await expect(page.getByText("Mot de passe changé")).toBeVisible();

  await page.getByRole("button", { name: /Votre compte/ }).first().click();
  await page.getByRole("menuitem", { name: "Se déconnecter" }).click();
  await page.waitForURL("**/sign-in**");
  await page.getByLabel("Adresse e-mail").fill(email);
  await page.getByLabel("Mot de passe", { exact: true }).fill("une lampe dans le couloir");
  await page.getByRole("button", { name: "Se connecter" }).click();
  await page.waitForURL("**/inbox**");
});

test("labels, teams, canned responses and keys are made, and a key's secret is shown once", async ({ page }) => {
  await signUp(page);
  await page.goto("/settings/labels");
  await page.getByRole("button", { name: "New label" }).click();
  await page.getByLabel("Name").fill("Fragile");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Fragile", { exact: true })).toBeVisible();

  await page.goto("/settings/members");
  await page.getByRole("button", { name: "New team" }).click();
  await page.getByLabel("Team name").fill("Workshop");
  await page.getByRole("checkbox", { name: /Nadia/ }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Workshop", { exact: true })).toBeVisible();

  await page.goto("/settings/canned-responses");
  await page.getByRole("button", { name: "New response" }).click();
  await page.getByLabel("Title").fill("Opening hours");
  await page.getByRole("textbox", { name: "Shortcut" }).fill("hours now");
  await page.getByLabel("Text").fill("We open at nine.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Use letters, digits, - and _ only.")).toBeVisible();
  await page.getByRole("textbox", { name: "Shortcut" }).fill("hours");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("/hours")).toBeVisible();

  await page.goto("/settings/api-keys");
  await page.getByRole("button", { name: "New key" }).click();
  await page.getByLabel("Name").fill("Warehouse");
  await page.getByRole("button", { name: "Create key" }).click();
  await expect(page.getByLabel("API key")).not.toHaveValue("");
  await page.getByRole("button", { name: "I have stored it" }).click();
  await expect(page.getByRole("cell", { name: /Warehouse ss_/ })).toBeVisible();
  await expectNoBarriers(page);
});

test("the palette and the keys lead everywhere", async ({ page }) => {
  await signIn(page);
  await page.goto("/inbox");
  // The keys work once the page is alive, which is a moment after it is drawn.
  await expect(async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("h");
    await page.waitForURL("**/channels", { timeout: 2_000 });
  }).toPass();
  await expect(page.getByRole("heading", { name: "Channels" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("What do you want to do?").fill("profile");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/settings/profile");
  await page.getByRole("heading", { name: "Profile" }).waitFor();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
});
