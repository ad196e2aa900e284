import { acts, bubble, newCustomer, open, row, showNew, signIn, writes } from "./inbox-world";
import { expect, type Page, test } from "./test";

/** Asks the API as the person who is signed in. */
async function ask<T>(page: Page, query: string, variables: object = {}): Promise<T> {
  const response = await page.request.post("/graphql", { data: { query, variables }, headers: { origin: new URL(page.url()).origin } });
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

/** Whether the AI may work in the open conversation. */
async function setMode(page: Page, mode: "OFF" | "DRAFT") {
  const { agent, agentDraft } = await ask<{ agent: { published: object | null }; agentDraft: { revision: number } }>(page, "{ agent { published { id } } agentDraft { revision } }");
  if (!agent.published) {
    await ask(page, "mutation($revision: Int!) { publishAgent(input: {revision: $revision}) { errors { code } } }", { revision: agentDraft.revision });
  }
  const id = new URL(page.url()).searchParams.get("c");
  await ask(page, "mutation($id: ID!, $mode: AgentMode) { setConversationAgentMode(input: {conversationId: $id, mode: $mode}) { errors { code } } }", { id, mode });
}

const spoken = "Bonjour, est-ce que je peux retourner une lampe que j'ai déjà ouverte et allumée une seule fois ?";

test("a voice note is written down, found by what is said in it, and forgotten when it is taken back", async ({ page }) => {
  await signIn(page);
  const customer = await newCustomer(page, "Vera Voice");
  await writes(page, customer, "Hello, a question");
  await open(page, customer);
  await setMode(page, "DRAFT");
  const word = `tournevis${Date.now().toString(36)}`;
  const note = await writes(page, customer, { kind: "voice", text: `${spoken} Il faut un ${word}.` });
  await expect(page.getByRole("button", { name: "Play voice message" })).toBeVisible();
  await expect(bubble(page, word)).toContainText(spoken);
  await showNew(page, customer);
  await expect(row(page, customer)).toContainText("Bonjour, est-ce que");

  await page.goto(`/inbox?view=all&q=${word}`);
  await expect(row(page, customer)).toBeVisible();
  await expect(page.locator("[data-conversation]")).toHaveCount(1);
  await row(page, customer).click();
  await expect(bubble(page, word)).toBeVisible();
  await acts(page, customer, "unsend", { messageId: note.id });
  await expect(page.getByText("Message deleted by the customer").first()).toBeVisible();
  await expect(bubble(page, word)).toHaveCount(0); // the bar of the search still says what was looked for
});

test("where the AI is off nobody spends unasked: a person has it written down", async ({ page }) => {
  await signIn(page);
  const customer = await newCustomer(page, "Otto Off");
  await writes(page, customer, "Hello, a question");
  await open(page, customer);
  await setMode(page, "OFF");
  await writes(page, customer, { kind: "voice", text: `${spoken} ${spoken} ${spoken}` });
  await page.getByRole("button", { name: "Transcribe" }).click();
  await expect(bubble(page, spoken)).toBeVisible();
  const more = page.getByRole("button", { name: "Show all" });
  await more.click();
  await expect(page.getByRole("button", { name: "Show less" })).toHaveAttribute("aria-expanded", "true");
});
