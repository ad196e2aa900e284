import { bubble, graphql, newCustomer, open, signIn, writes } from "./inbox-world";
import { enter, guest, heard, phone, says } from "./popup-world";
import { expect, type Page, test } from "./test";

const french = { asks: "Combien de jours ai-je pour retourner une lampe ?", learns: /30 jours/, source: "retours et remboursements" };
const english = { asks: "How much does shipping to the United Kingdom cost?", learns: /24\.90 euros/, source: "shipping abroad" };

/** One answer of the AI's own, and under it the very passage it came from. */
async function expectSources(page: Page, answer: RegExp, source: string) {
  const said = page.locator("[data-item]").filter({ hasText: answer });
  await expect(said).toHaveCount(1);
  await expect(said).toContainText("AI");
  await said.getByRole("button", { name: "1 source" }).click();
  const passages = page.getByRole("dialog", { name: "1 source" });
  await expect(passages.getByRole("listitem")).toHaveText([new RegExp(`^1${source}.*%.*${answer.source}`, "s")]);
  await expect(passages).toContainText(/Version \d+/);
  await expect(passages.getByTitle("How likely it answers the question"), "the passage is not cut off").toBeInViewport({ ratio: 1 });
  await page.keyboard.press("Escape");
  await expect(passages).toBeHidden();

  // And by pointing at the sentence itself.
  await said.getByText(answer).first().hover();
  await said.locator("[data-cited]").first().hover();
  await expect(page.getByRole("tooltip")).toContainText(answer);
}

for (const channel of ["WHATSAPP", "INSTAGRAM"] as const) {
  test(`${channel}: what the documents cover is answered in the customer's language, once, with its sources`, async ({ page }) => {
    await enter(page);
    const camille = await guest(page, "Camille", channel);
    const kit = await guest(page, "Kit", channel);
    await writes(page, camille, french.asks);
    await writes(page, kit, english.asks);
    await expect.poll(() => heard(page, camille)).toEqual([expect.stringMatching(french.learns)]);
    await expect.poll(() => heard(page, kit)).toEqual([expect.stringMatching(english.learns)]);
    await open(page, camille);
    await expectSources(page, french.learns, french.source);
    await open(page, kit);
    await expectSources(page, english.learns, english.source);
  });

  test(`${channel}: five short lines get one answer that uses them all`, async ({ page }) => {
    await enter(page);
    const lou = await guest(page, "Lou", channel);
    for (const text of ["bonjour", "une question", "j'ai acheté une lampe", "elle est trop grande", "combien de jours ai-je pour la retourner ?"]) {
      await writes(page, lou, text);
    }
    await expect.poll(() => heard(page, lou)).toEqual([expect.stringMatching(french.learns)]);
    await open(page, lou);
    await expect(bubble(page, "30 jours")).toBeVisible();
    expect((await runsOf(page)).filter(({ state }) => state === "DONE")).toHaveLength(1);
  });

  test(`${channel}: a voice note is written down and answered, and a picture is looked at with what is said about it`, async ({ page }) => {
    await enter(page);
    const vera = await guest(page, "Vera", channel);
    const ines = await guest(page, "Inès", channel);
    await writes(page, vera, { kind: channel === "WHATSAPP" ? "voice" : "audio", text: french.asks });
    await writes(page, ines, { kind: "image", text: "Quel est le délai pour retourner cette lampe ?" });
    await expect.poll(() => heard(page, vera), { timeout: 20_000 }).toEqual([expect.stringMatching(french.learns)]);
    await open(page, vera);
    await expect(bubble(page, french.asks).getByRole("button", { name: "Play voice message" })).toBeVisible();
    await expect.poll(() => heard(page, ines), { timeout: 20_000 }).toHaveLength(1);
  });
}

type Run = { state: string; outcome: string | null; reason: string | null };

/** What the AI did in the conversation that is open. */
async function runsOf(page: Page): Promise<Run[]> {
  const id = new URL(page.url()).searchParams.get("c");
  const { replyRuns } = await graphql<{ replyRuns: { edges: { node: Run }[] } }>(
    page, "query ($id: ID!) { replyRuns(conversationId: $id, first: 20) { edges { node { state outcome reason } } } }", { id },
  );
  return replyRuns.edges.map(({ node }) => node);
}

test("on the sandbox phone, WhatsApp: the customer asks, sees it being written and reads the answer", async ({ page }) => {
  await enter(page);
  const ada = await guest(page, "Ada");
  const screen = await phone(page, ada);
  await says(screen, english.asks);
  await expect(screen.getByText(english.learns)).toBeVisible();
});

test("on the sandbox phone, Instagram: the demo's own shop answers from the documents it was seeded with", async ({ page }) => {
  await signIn(page);
  const { socialAccounts } = await graphql<{ socialAccounts: { externalId: string; name: string }[] }>(page, "{ socialAccounts { externalId name } }");
  const workshop = socialAccounts.find(({ name }) => name.includes("atelier"));
  const emile = await newCustomer(page, "Émile", "INSTAGRAM", workshop?.externalId);
  const screen = await phone(page, emile);
  await says(screen, "Bonjour, l'atelier est ouvert samedi ?");
  await expect(screen.getByText(/mardi au samedi/)).toBeVisible();
});
