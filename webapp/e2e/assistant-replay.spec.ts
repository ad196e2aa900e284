import { barriers } from "./barriers";
import { graphql, isAlive, ownWorkspace, writes } from "./inbox-world";
import { enter, guest, heard } from "./popup-world";
import { expect, type Page, test } from "./test";

const asks = "How much does shipping to the United Kingdom cost?";
const start = (page: Page) => page.getByRole("button", { name: "Start the replay" });

test("where nobody was answered yet, a replay says what it is for and costs nothing", async ({ page }) => {
  await ownWorkspace(page, "Replayed");
  await page.goto("/settings/agent?tab=replay");
  await expect(page.getByText("No replay yet")).toBeVisible();
  await expect(page.getByText("Nobody was answered in this time.")).toBeVisible();
  await expect(start(page)).toBeDisabled();
  expect(await barriers(page)).toEqual([]);
});

test("publishing warns of a draft that was not replayed, where the owner wants it to", async ({ page }) => {
  await ownWorkspace(page, "Warned");
  await page.goto("/settings/agent?tab=replay");
  const warn = page.getByRole("radiogroup", { name: "Before publishing" }).getByRole("radio", { name: "Warn" });
  await expect.poll(() => isAlive(warn)).toBe(true);
  await warn.click();
  await expect(page.getByText("Publishing says what a replay of the draft found, or that there was none.")).toBeVisible();
  await page.getByRole("button", { name: "Publish…" }).click();
  const dialog = page.getByRole("dialog", { name: "Publish this draft" });
  await expect(dialog).toContainText("What customers asked was not asked of this draft yet.");
  expect(await barriers(page)).toEqual([]);
  await dialog.getByRole("link", { name: "Replay it first" }).click();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/tab=replay/);
  await page.getByRole("button", { name: "Publish…" }).click();
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Version 1 answers, and this is it")).toBeVisible();
});

test("what customers asked is asked again of a draft, beside what was answered then, and a verdict becomes a test", async ({ page }) => {
  test.slow();
  await enter(page, "/inbox");
  const customer = await guest(page, "Rhea");
  await writes(page, customer, asks);
  await expect.poll(() => heard(page, customer), { timeout: 40_000 }).toEqual([expect.stringContaining("24.90 euros")]);

  await page.goto("/settings/agent?tab=limits");
  const threshold = page.getByLabel("Everywhere: answers from");
  await expect.poll(() => isAlive(threshold)).toBe(true);
  await threshold.fill("100");
  await expect(page.getByText("Saved as a draft")).toBeVisible();
  try {
    await page.getByRole("tab", { name: "Replay" }).click();
    await page.getByRole("radio", { name: "7 days" }).click();
    await page.getByRole("radio", { name: "100" }).click();
    await expect(page.getByText(/will cost about \$0\.\d+; \$\d+\.\d\d are left today/)).toBeVisible();
    const told = await heard(page, customer);
    await start(page).click();

    // While it runs there is no second one; when it ends, the worst come first.
    const summary = page.getByRole("region", { name: "Replay" });
    await expect(summary).toHaveAttribute("data-replay", "DONE", { timeout: 60_000 });
    await expect(start(page)).toBeVisible();
    await expect(summary).toContainText(/An answer costs \$0\.0\d+ on average \(\$0\.0\d+ then\)/);
    const row = page.locator("[data-turn=WORSE]").filter({ hasText: asks }).first();
    await expect(row).toContainText("A person would have to read it first");
    await row.getByRole("button", { name: "Compare: Would wait as a draft" }).click();
    await expect(row).toContainText("Was sent: the sources say all of it");
    await expect(row.getByText(/24\.90 euros/)).toHaveCount(2);
    expect(await heard(page, customer)).toEqual(told);
    expect(await barriers(page)).toEqual([]);

    // Opened by its address it comes alive as the server drew it.
    const broken: string[] = [];
    page.on("pageerror", ({ message }) => broken.push(message));
    await page.reload();
    await row.getByRole("button", { name: "Compare: Would wait as a draft" }).click();
    await expect(row).toContainText("Was sent: the sources say all of it");
    expect(broken).toEqual([]);

    // Wrong: it must be answered, with the price.
    await row.getByRole("button", { name: "Wrong" }).click();
    const dialog = page.getByRole("dialog", { name: "Keep as a test: this is wrong" });
    await expect(dialog.getByRole("textbox").first()).toHaveValue(asks);
    await dialog.getByLabel("Question").fill("What is shipping to the United Kingdom?");
    await dialog.getByRole("combobox", { name: "What must come of it" }).click();
    await page.getByRole("option", { name: "Answered by the AI" }).click();
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog).toBeHidden();
    await expect(row).toContainText("Paula Popup says it is wrong");
    await page.getByRole("tab", { name: "Tests" }).click();
    await expect(page.locator("[data-test-state]").filter({ hasText: "What is shipping to the United Kingdom?" })).toContainText("From a replay");
  } finally {
    const { agentTests } = await graphql<{ agentTests: { id: string; origin: string }[] }>(page, "{ agentTests { id origin } }");
    await graphql(page, "mutation ($ids: [ID!]!) { deleteAgentTests(input: { ids: $ids }) { errors { code } } }", {
      ids: agentTests.filter(({ origin }) => origin === "REPLAY").map(({ id }) => id),
    });
    await graphql(page, "mutation { discardAgentDraft { errors { code } } }");
  }
});
