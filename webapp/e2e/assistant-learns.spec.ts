import { bubble, composer, graphql, isAlive, open, writes } from "./inbox-world";
import { enter, guest, heard, line } from "./popup-world";
import { expect, type Page, test } from "./test";

const asks = "How much does shipping to the United Kingdom cost?";
const trace = (page: Page) => page.getByRole("dialog", { name: "Why this answer" });

async function ask(page: Page, question: string) {
  const field = page.getByLabel("A customer’s question");
  await expect.poll(() => isAlive(field)).toBe(true);
  await field.fill(question);
  await page.getByRole("button", { name: "Ask", exact: true }).click();
}

test("the playground says what would happen and why, what was read and what it took; nobody is told", async ({ page }) => {
  await enter(page, "/sources/playground");
  await ask(page, asks);
  const answer = page.getByRole("article", { name: "Answer 1" });
  await expect(answer).toContainText("Would be sent: the sources say all of it");
  // The number in the text is the number of the passage.
  await expect(answer.getByRole("button", { name: /^Source 1: shipping abroad/ })).toHaveText("1");
  await expect(answer.getByRole("listitem").first()).toHaveText(/^1shipping abroad.*%Parcels to the United Kingdom/);
  for (const [name, value] of [["Answered by", /^Version 1 · gpt-4\.1$/], ["Tokens", /^\d+ read, \d+ written$/], ["Cost", /^\$0\.0\d+$/], ["Time", /^\d+ ms$/]] as const) {
    await expect(answer.locator("dl > div").filter({ hasText: name }).locator("dd")).toHaveText(value);
  }
  await answer.getByText("All that the model read").click();
  await expect(answer.getByLabel("system", { exact: true }).first()).toContainText("You answer customers of Lumen Pop-up");
  await expect(answer.getByLabel("user", { exact: true }).last()).toContainText(asks);

  await ask(page, "Do you repair bicycles on Sundays?");
  await expect(answer).toContainText("Would go to a person: no source covers the question");
});

test("two versions and two models answer side by side", async ({ page }) => {
  await enter(page, "/settings/agent");
  const instructions = page.getByLabel("Instructions");
  await expect.poll(() => isAlive(instructions)).toBe(true);
  await instructions.fill("Say goodbye like a sailor.");
  await expect(page.getByText("Saved as a draft")).toBeVisible();
  try {
    await page.goto("/sources/playground");
    await expect.poll(() => isAlive(page.getByRole("switch", { name: "Compare two" }))).toBe(true);
    await page.getByRole("switch", { name: "Compare two" }).click();
    await page.getByRole("group", { name: "Answer 2" }).getByRole("combobox", { name: "Model" }).click();
    await page.getByRole("option", { name: "GPT-4o mini" }).click();
    await ask(page, asks);
    const [first, second] = [page.getByRole("article", { name: "Answer 1" }), page.getByRole("article", { name: "Answer 2" })];
    await expect(first).toContainText("Version 1 · gpt-4.1");
    await expect(second).toContainText("The draft · gpt-4o-mini");
    for (const one of [first, second]) await expect(one).toContainText("24.90 euros");
    await second.getByText("All that the model read").click();
    await expect(second.getByLabel("system", { exact: true }).first()).toContainText("like a sailor");
    await first.getByText("All that the model read").click();
    await expect(first.getByLabel("system", { exact: true }).first()).not.toContainText("like a sailor");
  } finally {
    await graphql(page, "mutation { discardAgentDraft { errors { code } } }");
  }
});

/** The suggestion that waits under Sources becomes an FAQ; from then on the bench finds it. Then it goes, so that the next run asks again. */
async function accept(page: Page, question: string, cause: string, name: string, answer: RegExp, meanwhile = async () => {}) {
  await page.goto("/sources?tab=suggestions");
  const suggestion = page.getByRole("article", { name: question });
  await expect(suggestion).toContainText(cause);
  await expect(suggestion).toContainText(answer);
  await expect(suggestion.getByRole("link", { name: `Conversation with ${name}` })).toHaveAttribute("href", /\/inbox\?view=all&c=/);
  await suggestion.getByRole("button", { name: "Add as an FAQ" }).click();
  await expect(suggestion).toBeHidden();
  const first = page.getByRole("region", { name: "Ask your sources" }).getByRole("listitem").first();
  try {
    await expect(async () => {
      await page.goto(`/sources?ask=${encodeURIComponent(question)}`);
      await expect(first).toContainText(answer, { timeout: 6_000 });
    }).toPass();
    await meanwhile();
  } finally {
    // What stays would be found for the next question, when this one is asked again, too.
    const { faqs } = await graphql<{ faqs: { edges: { node: { id: string; questions: string[] } }[] } }>(page, "{ faqs(first: 50) { edges { node { id questions } } } }");
    for (const { node } of faqs.edges.filter(({ node }) => node.questions.includes(question))) {
      await graphql(page, "mutation ($id: ID!) { deleteKnowledgeSource(input: { id: $id }) { errors { code } } }", { id: node.id });
    }
  }
}

/** Asks all tests of the draft, until the last has answered. */
async function run(page: Page) {
  const button = page.getByRole("button", { name: "Run the tests" });
  await expect.poll(() => isAlive(button)).toBe(true);
  await button.click();
  await expect(button).toBeHidden();
  await expect(button).toBeVisible({ timeout: 30_000 });
}

test("why did it say that: every step, what it cost, and a correction that becomes an FAQ", async ({ page }) => {
  await enter(page);
  const question = "Does the warranty cover the socket and the dimmer?";
  const tom = await guest(page, "Tom");
  await writes(page, tom, question);
  await expect.poll(() => heard(page, tom)).toEqual([expect.stringContaining("socket")]);
  await open(page, tom);
  await bubble(page, "fixings").getByRole("button", { name: /source/ }).click();
  await page.getByRole("button", { name: "Why did it say that?" }).click();
  await expect(trace(page)).toContainText("Sent: the sources say all of it");
  await expect(trace(page)).toContainText(/gpt-4\.1 · [\d,]+ tokens, \$0\.0\d+/);
  for (const step of ["May it answer?", "Rules for the message", "Reading the sources", "Writing", "Checking", "Decision"]) {
    await expect(trace(page).locator("summary").filter({ hasText: step }).first()).toBeVisible();
  }
  await trace(page).locator("summary").filter({ hasText: "Decision" }).click();
  await expect(trace(page).locator("details[open]")).toContainText("COVERED");

  await trace(page).getByRole("button", { name: "Not a good answer" }).click();
  const form = page.getByRole("dialog", { name: "What is wrong with it?" });
  await form.getByRole("button", { name: "Incomplete" }).click();
  await form.getByLabel("What should it have said?").fill("The warranty covers socket and dimmer for two years; keep the bill.");
  await form.getByRole("switch", { name: "Test it from now on" }).click();
  await form.getByLabel("The answer must say…").fill("keep the bill");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Noted, suggested as an FAQ, and tested from now on")).toBeVisible();
  await expect(trace(page)).toContainText("Paula Popup finds it not good: Incomplete");

  // The correction is a test of the next configuration: red while nothing says so, green once the FAQ does.
  await page.goto("/settings/agent?tab=tests");
  const tested = page.locator("[data-test-state]").filter({ hasText: question }).first();
  await expect(tested).toContainText("From a correction");
  await expect(tested).toContainText("says “keep the bill”");
  await run(page);
  await expect(tested).toHaveAttribute("data-test-state", "FAILED");
  await expect(tested).toContainText("Does not say “keep the bill”");
  await accept(page, question, "Paula Popup corrected the AI", tom.name, /keep the bill/, async () => {
    await page.goto("/settings/agent?tab=tests");
    await run(page);
    await expect(tested).toHaveAttribute("data-test-state", "PASSED");
    await tested.getByRole("button", { name: /^More for/ }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await expect(tested).toHaveCount(0);
  });
});

test("what a person answers that no source says is suggested once the conversation is resolved", async ({ page }) => {
  await enter(page);
  const word = `brel${Date.now().toString(36)}`;
  const question = `Can you engrave a ${word} on my glass shade?`;
  const nina = await guest(page, "Nina");
  await writes(page, nina, question);
  await open(page, nina);
  await expect(line(page, /The AI handed over: no source covers the question/)).toBeVisible();
  await composer(page).fill(`Yes, our glass blower engraves a ${word} for nine euros.`);
  await composer(page).press("Enter");
  await expect.poll(() => heard(page, nina)).toContain(`Yes, our glass blower engraves a ${word} for nine euros.`);
  await page.getByRole("button", { name: "Resolve", exact: true }).click();
  await accept(page, question, "Paula Popup answered", nina.name, /nine euros/);
});
