import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

import { composer, newCustomer, open, signIn, writes } from "./inbox-world";

const reason = (page: Page, name: string) => page.locator(`[data-agent-reason=${name}]`);
const mode = (page: Page) => page.locator("[data-agent-mode]");

/** Modes change with what other tests publish; this one says what it needs. */
async function choose(page: Page, name: RegExp) {
  await mode(page).click();
  await page.getByRole("menuitemradio", { name }).click();
}

test("the thread shows what the AI does and why, and a person's answer pauses it on every screen", async ({ page, browser }) => {
  test.slow();
  await signIn(page);
  const inès = await newCustomer(page, "Inès Pause");
  await offFirst(page, inès);

  // Lena has the same conversation open.
  const other = await browser.newContext();
  const lena = await other.newPage();
  await signIn(lena, "lena@socialsync.test");
  await open(lena, inès);
  await expect(mode(lena)).toHaveAttribute("data-agent-mode", "OFF");

  await choose(page, /^AI answers/);
  await expect(mode(page)).toHaveAttribute("data-agent-mode", "AUTO");
  await expect(mode(lena)).toHaveAttribute("data-agent-mode", "AUTO");
  await expect(page.getByText("You set the AI to answer by itself")).toBeVisible();

  await composer(lena).fill("I look into it for you.");
  await composer(lena).press("Enter");
  await expect(reason(lena, "PERSON_ANSWERED")).toContainText(/resumes 12 h after your answer, (at|on) /);
  await expect(reason(page, "PERSON_ANSWERED")).toContainText(/resumes 12 h after Lena’s answer, (at|on) /);
  await expect(mode(page)).toHaveAttribute("data-agent-mode", "DRAFT");

  // From the line, then from the palette, then back to the channel.
  await reason(page, "PERSON_ANSWERED").getByRole("button", { name: "Let the AI go on now" }).click();
  await expect(reason(page, "PERSON_ANSWERED")).toBeHidden();
  await expect(reason(lena, "PERSON_ANSWERED")).toBeHidden();
  await page.locator("[data-thread]").focus();
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("AI here off");
  await page.keyboard.press("Enter");
  await expect(mode(lena)).toHaveAttribute("data-agent-mode", "OFF");
  await page.locator("[data-thread]").focus();
  await page.keyboard.press("Shift+A");
  await expect(page.getByRole("menuitemradio", { name: "As the channel has it" })).toBeVisible();
  await page.keyboard.press("Escape");
  await other.close();
});

/** Off before the AI could look at what the customer writes. */
async function offFirst(page: Page, customer: { id: string; name: string }) {
  await writes(page, customer, "Hello, is anybody there?");
  await open(page, customer);
  await choose(page, /^AI off/);
  await expect(mode(page)).toHaveAttribute("data-agent-mode", "OFF");
}

test("one press stops the AI for everybody within a second, and only an administrator lets it go on", async ({ page, browser }) => {
  test.slow();
  // A workspace of its own: the others' conversations go on.
  const email = `brake-${Date.now().toString(36)}@socialsync.test`;
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill("Bea Brake");
  await page.getByLabel("Business or team").fill("Brakes & Co");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("a long pass phrase 7");
  await page.getByRole("button", { name: "Create workspace" }).click();
  await page.waitForURL("**/inbox**");
  const second = await browser.newContext({ storageState: await page.context().storageState() });
  const settings = await second.newPage();
  await settings.goto("/settings/workspace");
  const palette = async (text: string) => {
    await expect(async () => {
      await page.keyboard.press("ControlOrMeta+k");
      await expect(page.getByRole("dialog", { name: "Command palette" })).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  };
  // The other screen must listen before anything happens.
  await palette("AI: Drafts only");
  await expect(settings.locator("[data-brake=DRAFTS_ONLY]")).toBeVisible();
  await palette("Stop the AI");
  await expect(page.locator("[data-brake=STOPPED]")).toBeVisible();
  await expect(settings.locator("[data-brake=STOPPED]")).toBeVisible({ timeout: 1_000 });
  const { violations } = await new AxeBuilder({ page: settings }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  await settings.locator("[data-brake=STOPPED]").getByRole("button", { name: "Let the AI go on" }).click();
  await expect(page.locator("[data-brake]")).toBeHidden();
  await second.close();
});
