import { barriers } from "./barriers";
import { newCustomer, signIn, writes } from "./inbox-world";
import { expect, test } from "./test";

test("every channel says how it does", async ({ page }) => {
  await signIn(page);
  await page.goto("/channels");
  await expect(page.getByRole("heading", { level: 2, name: /Maison Lumen/ }).first()).toBeVisible();
  expect(await barriers(page)).toEqual([]);
});

test("a wrong token is refused on the form", async ({ page }) => {
  await signIn(page);
  await page.goto("/channels");
  await page.getByRole("button", { name: "Connect WhatsApp" }).click();
  await page.getByLabel("Phone number id").fill("not digits");
  await page.getByLabel("WhatsApp business account id").fill("102290129340398");
  await page.getByLabel("Permanent access token", { exact: true }).fill("a-token-nobody-gave");
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(page.getByText("Digits only, as Meta shows it.")).toBeVisible();
  await page.getByLabel("Phone number id").fill("106540352242922");
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await expect(page.getByRole("dialog").getByRole("alert").first()).toBeVisible();
});

test("the phone shows what the business answers, and faults can be set", async ({ page }) => {
  await signIn(page);
  const zoe = await newCustomer(page, "Zoé Sandbox");
  await writes(page, zoe, "Bonjour, livrez-vous à Lyon ?");
  await page.goto("/sandbox");
  await page.getByRole("button", { name: new RegExp(zoe.name) }).click();
  const phone = page.getByRole("region", { name: /Conversation with/ });
  await expect(phone.getByText("Bonjour, livrez-vous à Lyon ?")).toBeVisible();
  await phone.getByLabel("Message", { exact: true }).fill("C'est pour samedi");
  await page.keyboard.press("Enter");
  await expect(phone.getByText("C'est pour samedi")).toBeVisible();

  await page.getByRole("button", { name: /Faults/ }).click();
  await page.getByLabel("Answer from the phone app").fill("Oui, en deux jours");
  await page.getByRole("button", { name: "Send from the app" }).click();
  await page.keyboard.press("Escape");
  await expect(phone.getByText("Oui, en deux jours")).toBeVisible();
});

test("the explorer answers with the reader's own session", async ({ page }) => {
  await signIn(page);
  await page.goto("/graphql");
  // The button comes before the editors do, and runs what they hold.
  await expect(page.getByRole("region", { name: "Query Editor" })).toContainText("OpenConversations");
  await page.getByRole("button", { name: /Execute query/ }).click();
  await expect(page.locator(".result-window")).toContainText("conversations");
});
