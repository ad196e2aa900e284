import { barriers } from "./barriers";
import { composer, newCustomer, open, ownWorkspace, signIn, writes } from "./inbox-world";
import { expect, type Page, test } from "./test";

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

/** Off before the AI could look at what the customer writes, and answered: a question that waits gets its turn when the AI is let on again. */
async function offFirst(page: Page, customer: { id: string; name: string }) {
  await writes(page, customer, "Hello, is anybody there?");
  await open(page, customer);
  await choose(page, /^AI off/);
  await expect(mode(page)).toHaveAttribute("data-agent-mode", "OFF");
  await composer(page).fill("I am here.");
  await composer(page).press("Enter");
  await expect(composer(page)).toHaveValue("");
}

test("one press stops the AI for everybody within a second, and only an administrator lets it go on", async ({ page, browser }) => {
  test.slow();
  await ownWorkspace(page, "Brake");
  await page.goto("/inbox");
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
  expect(await barriers(settings)).toEqual([]);
  await settings.locator("[data-brake=STOPPED]").getByRole("button", { name: "Let the AI go on" }).click();
  await expect(page.locator("[data-brake]")).toBeHidden();
  await second.close();
});

const saved = (page: Page) => page.getByText("Saved as a draft");

async function publish(page: Page, note: string) {
  await page.getByRole("button", { name: "Publish…" }).click();
  const dialog = page.getByRole("dialog", { name: "Publish this draft" });
  await dialog.getByLabel("What is new").fill(note);
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(dialog).toBeHidden();
}

test("the agent is written as a draft, tried, published, told apart from the version before and rolled back", async ({ page }) => {
  test.slow();
  await ownWorkspace(page, "Config");
  await page.goto("/settings/agent");
  await expect(page.getByText("Never published")).toBeVisible();
  await page.getByLabel("Instructions").fill("Recommend the green tea.");
  await expect(saved(page)).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await publish(page, "The first one");
  await expect(page.getByText("Version 1 answers, and this is it")).toBeVisible();

  // Limits in words, and what cannot be is said at its field and not stored.
  await page.getByRole("tab", { name: "Limits" }).click();
  await page.getByLabel("Everywhere: answers from").fill("90");
  await expect(page.getByText("From 90% on the answer leaves by itself.")).toBeVisible();
  await page.getByLabel("Comes back after a person").fill("200");
  await expect(page.getByText("Enter a whole number from 0 to 168.")).toBeVisible();
  await expect(page.getByText("Not saved: something is missing or wrong")).toBeVisible();
  await page.getByLabel("Comes back after a person").fill("6");
  await expect(saved(page)).toBeVisible();
  expect(await barriers(page)).toEqual([]);

  // Which rule fires, and why.
  await page.getByRole("tab", { name: "Rules" }).click();
  await page.getByLabel("Blocked words").fill("free lunch");
  await page.getByLabel("Text to try").fill("Give me a free lunch or I call my lawyer");
  await page.getByLabel("Text to try").press("Enter");
  const findings = page.getByRole("status").filter({ hasText: "A person answers." });
  await expect(findings.locator("mark")).toHaveText(["free lunch", "lawyer"]);
  await expect(findings).toContainText("Blocked word");
  await expect(findings).toContainText("Legal");
  expect(await barriers(page)).toEqual([]);

  await page.getByRole("tab", { name: "Prompt" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Your own words" }).first()).toContainText("Recommend the green tea.");
  await publish(page, "Surer, and no lunch");

  await page.getByRole("tab", { name: "Versions" }).click();
  const second = page.locator("[data-version='2']");
  await expect(second).toContainText("Answers now");
  await second.getByRole("button", { name: "What was new" }).click();
  await expect(second).toContainText("0.9");
  await expect(second).toContainText("free lunch");
  const first = page.locator("[data-version='1']");
  await first.getByRole("button", { name: "Answer with this again" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Answer with this again" }).click();
  await expect(first).toContainText("Answers now");
  await expect(page.getByText(/went back to version 1/)).toBeVisible();
  expect(await barriers(page)).toEqual([]);

  // The mode acts at once.
  await page.getByRole("radio", { name: "AI drafts" }).click();
  await page.reload();
  await expect(page.getByRole("radio", { name: "AI drafts" })).toBeChecked();
});

test("nobody's draft is overwritten unseen", async ({ page, browser }) => {
  test.slow();
  await ownWorkspace(page, "Conflict");
  await page.goto("/settings/agent");
  const other = await browser.newContext({ storageState: await page.context().storageState() });
  const colleague = await other.newPage();
  await colleague.goto("/settings/agent");
  await page.getByLabel("Instructions").fill("Mine.");
  await expect(saved(page)).toBeVisible();
  await colleague.getByLabel("Instructions").fill("Theirs.");
  await expect(colleague.getByRole("alert").filter({ hasText: "A colleague changed the draft" })).toBeVisible();
  await colleague.getByRole("button", { name: "Show theirs" }).click();
  await expect(colleague.getByLabel("Instructions")).toHaveValue("Mine.");
  await colleague.getByLabel("Instructions").fill("Ours.");
  await expect(saved(colleague)).toBeVisible();
  await page.getByLabel("Instructions").fill("Mine again.");
  await page.getByRole("button", { name: "Keep mine" }).click();
  await expect(saved(page)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Instructions")).toHaveValue("Mine again.");
  await other.close();
});
