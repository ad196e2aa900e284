import { barriers } from "./barriers";
import { graphql, open, writes } from "./inbox-world";
import { enter, guest, heard } from "./popup-world";
import { expect, type Page, test } from "./test";

// A word that no other test's customer says: only these questions are about the topic, and one FAQ covers them.
const word = `zephyr${Date.now().toString(36)}`;
const question = `How long does the ${word} lamp burn on one charge?`;
const name = `About ${word}`;

const topic = (page: Page) => page.getByRole("listitem", { name });
const waiting = (page: Page) => page.getByRole("region", { name: "AI draft" }).filter({ hasText: "its topic has not earned yet" });

type Saved = { saveFaq: { faq: { id: string } } };
type Topics = { autonomy: { topics: { id: string; name: string }[] } };
type Runs = { replyRuns: { edges: { node: { reply: { id: string } | null } }[] } };

/** What the AI wrote for the conversation that is open. */
async function newestReply(page: Page): Promise<string | undefined> {
  const id = new URL(page.url()).searchParams.get("c");
  const { replyRuns } = await graphql<Runs>(page, "query ($id: ID!) { replyRuns(conversationId: $id, first: 1) { edges { node { reply { id } } } } }", { id });
  return replyRuns.edges[0]?.node.reply?.id;
}

test("a topic earns the right to be answered without a person, is let, and loses it again", async ({ page, context }) => {
  test.setTimeout(180_000);
  await enter(page, "/inbox?view=all");
  const faq = { questions: [question], answer: `The ${word} lamp burns for nineteen hours on one charge.` };
  const { saveFaq } = await graphql<Saved>(page, "mutation ($input: SaveFaqInput!) { saveFaq(input: $input) { faq { id } errors { code } } }", { input: faq });
  await graphql(page, "mutation { setAutonomyRules(input: { promoteAfter: 5, demoteAfter: 2 }) { errors { code } } }");
  const settings = await context.newPage();
  try {
    await settings.goto("/settings/agent?tab=autonomy");
    await settings.getByRole("button", { name: "New topic" }).click();
    const dialog = settings.getByRole("dialog", { name: "New topic" });
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
    await dialog.getByLabel("Name").fill(name);
    await dialog.getByLabel("Keywords").fill(word);
    await dialog.getByLabel("Answers from, in percent").fill("50");
    await dialog.getByLabel("Drafts from, in percent").fill("20");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(topic(settings)).toContainText("Earning it");
    await expect(topic(settings)).toContainText("No draft was decided about yet. 5 good ones are needed.");
    expect(await barriers(settings)).toEqual([]);

    // What a question is about, and what its answer needs.
    await settings.getByLabel("Question").fill(`Does the ${word.toUpperCase()} fit outside?`);
    await settings.getByRole("button", { name: "Try", exact: true }).click();
    await expect(settings.getByRole("status").filter({ hasText: name })).toContainText(`An answer leaves from 50% on, a draft from 20% on: set for the topic ${name}.`);

    // Five drafts that people send as they are: the first by the button, the others by the key.
    for (let sent = 0; sent < 5; sent++) {
      const customer = await guest(page, "Ada Autonomy");
      await writes(page, customer, question);
      await page.goto("/inbox?view=all");
      await open(page, customer);
      await expect(waiting(page)).toBeVisible();
      expect(await heard(page, customer)).toEqual([]);
      if (sent === 0) await waiting(page).getByRole("button", { name: "Send", exact: true }).click();
      else await graphql(page, "mutation ($id: ID!) { approveReply(input: { replyId: $id }) { errors { code } } }", { id: await newestReply(page) });
      await expect.poll(() => heard(page, customer)).toEqual([expect.stringContaining("nineteen hours")]);
      await expect(waiting(page)).toBeHidden();
    }

    // It is proposed beside the next draft, and in the settings, where an administrator decides.
    const next = await guest(page, "Ada Autonomy");
    await writes(page, next, question);
    await page.goto("/inbox?view=all");
    await open(page, next);
    await expect(page.locator("[data-earned]")).toContainText(`5 of 5 drafts about ${name} were sent as written`);
    await page.locator("[data-earned]").getByRole("link", { name: "Decide" }).click();
    await expect(page).toHaveURL(/tab=autonomy/);
    await expect(topic(settings).locator("[data-proposal]")).toContainText("5 of 5 drafts were sent as written or nearly.");
    expect(await barriers(settings)).toEqual([]);
    await topic(settings).getByRole("button", { name: "Let it answer" }).click();
    await expect(topic(settings)).toContainText("Answers by itself");

    // From now on it answers; twice a colleague objects, and it is back to drafts.
    for (const who of ["Bea Autonomy", "Cleo Autonomy"]) {
      const customer = await guest(page, who);
      await writes(page, customer, question);
      await expect.poll(() => heard(page, customer)).toEqual([expect.stringContaining("nineteen hours")]);
      await page.goto("/inbox?view=all");
      await open(page, customer);
      await graphql(page, "mutation ($id: ID!) { rateReply(input: { replyId: $id, isGood: false, reason: WRONG }) { errors { code } } }", { id: await newestReply(page) });
    }
    await expect(topic(settings).locator("[data-demoted]")).toContainText("2 of 2 answers were not good");
    await expect(topic(settings)).toContainText("Earning it");
    await settings.goto("/settings/agent?tab=history");
    await expect(settings.getByText(`The product took ${name} back to drafts`)).toBeVisible();
  } finally {
    const { autonomy } = await graphql<Topics>(page, "{ autonomy { topics { id name } } }");
    for (const { id } of autonomy.topics.filter((one) => one.name === name)) {
      await graphql(page, "mutation ($id: ID!) { deleteReplyTopic(input: { id: $id }) { errors { code } } }", { id });
    }
    await graphql(page, "mutation ($id: ID!) { deleteKnowledgeSource(input: { id: $id }) { errors { code } } }", { id: saveFaq.faq.id });
  }
});
