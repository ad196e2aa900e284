import { composer, type Customer, graphql, open, row, writes } from "./inbox-world";
import { enter, guest, heard, line, slowModel } from "./popup-world";
import { expect, type Page, test } from "./test";

const asks = "How much does shipping to the United Kingdom cost?";
const draft = (page: Page) => page.getByRole("region", { name: "AI draft" });
const thinking = (page: Page) => draft(page).and(page.locator("[aria-busy=true]"));

/** A conversation that is open, in which the AI works as it is told. */
async function start(page: Page, name: string, mode: "DRAFT" | "AUTO"): Promise<Customer> {
  await enter(page);
  const customer = await guest(page, name);
  await writes(page, customer, "Bonjour");
  await expect.poll(() => heard(page, customer)).toHaveLength(1);
  await open(page, customer);
  const id = new URL(page.url()).searchParams.get("c");
  await graphql(page, "mutation ($id: ID!, $mode: AgentMode) { setConversationAgentMode(input: { conversationId: $id, mode: $mode }) { errors { code } } }", { id, mode });
  await expect(page.locator("[data-agent-mode]")).toHaveAttribute("data-agent-mode", mode);
  return customer;
}

type Run = { state: string; reason: string | null; hint: string; reply: { state: string; editDistance: number | null; discardReason: string | null } | null };

/** What the AI did here, newest first. */
async function runsOf(page: Page): Promise<Run[]> {
  const id = new URL(page.url()).searchParams.get("c");
  const { replyRuns } = await graphql<{ replyRuns: { edges: { node: Run }[] } }>(
    page, "query ($id: ID!) { replyRuns(conversationId: $id, first: 20) { edges { node { state reason hint reply { state editDistance discardReason } } } } }", { id },
  );
  return replyRuns.edges.map(({ node }) => node);
}

test("a draft waits in the composer with its sources; Tab takes it, a person changes and sends it", async ({ page }) => {
  const dora = await start(page, "Dora", "DRAFT");
  await writes(page, dora, asks);
  await expect(draft(page)).toContainText("24.90 euros");
  await expect(draft(page)).toContainText("Supported by sources");
  await expect(row(page, dora).locator("[data-ai-work=DRAFTED]")).toBeVisible();
  await draft(page).getByRole("button", { name: /^Source 1: shipping abroad/ }).hover();
  await expect(page.getByRole("tooltip")).toContainText("Parcels to the United Kingdom");
  expect(await heard(page, dora)).toHaveLength(1);

  await composer(page).press("Tab");
  await expect(composer(page)).toHaveValue(/24\.90 euros/);
  await expect(page.getByText("Your text began as the AI’s draft.")).toBeVisible();
  await composer(page).press("End");
  await composer(page).pressSequentially(" See you soon!");
  await composer(page).press("Enter");
  await expect.poll(() => heard(page, dora)).toEqual([expect.any(String), expect.stringMatching(/24\.90 euros.* See you soon!$/)]);
  await expect(draft(page)).toBeHidden();
  await expect.poll(async () => (await runsOf(page))[0]?.reply).toMatchObject({ state: "EDITED", editDistance: 14 });
});

test("a draft is written again with a hint, and sent as it is", async ({ page }) => {
  const rémi = await start(page, "Rémi", "DRAFT");
  await writes(page, rémi, asks);
  await expect(draft(page)).toContainText("24.90 euros");
  await draft(page).getByRole("button", { name: "Write again" }).click();
  await draft(page).getByLabel("What should be different?").fill("Shorter, please");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await runsOf(page))[0]).toMatchObject({ state: "DONE", hint: "Shorter, please", reply: { state: "OPEN" } });
  await expect(draft(page)).toContainText("a colleague asked for it");

  await draft(page).getByRole("button", { name: "Send" }).click();
  await expect.poll(() => heard(page, rémi)).toEqual([expect.any(String), expect.stringContaining("24.90 euros")]);
  await expect.poll(async () => (await runsOf(page))[0]?.reply?.state).toBe("APPROVED");
});

test("a draft is thrown away with a reason, and nothing is sent", async ({ page }) => {
  const noé = await start(page, "Noé", "DRAFT");
  await writes(page, noé, asks);
  await expect(draft(page)).toContainText("24.90 euros");
  await draft(page).getByRole("button", { name: "Discard" }).click();
  await page.getByRole("group", { name: "What is wrong with it?" }).getByRole("button", { name: "Tone" }).click();
  await expect(draft(page)).toBeHidden();
  expect((await runsOf(page))[0]?.reply).toMatchObject({ state: "DISCARDED", discardReason: "TONE" });
  expect(await heard(page, noé)).toHaveLength(1);
});

test("a colleague who answers while the AI writes is not talked over", async ({ page }) => {
  const théa = await start(page, "Théa", "AUTO");
  const undo = await slowModel(page, 100);
  try {
    await composer(page).fill("24.90 euros, I have just looked it up for you.");
    await writes(page, théa, asks);
    await expect(thinking(page)).toContainText("The AI writes");
    await expect(row(page, théa).locator("[data-ai-work=WORKING]")).toBeVisible();
    await composer(page).press("Enter");
  } finally {
    await undo();
  }
  await expect(line(page, /The AI’s answer was not sent: a person was faster/)).toBeVisible();
  await expect(row(page, théa).locator("[data-ai-work]")).toHaveCount(0);
  expect((await runsOf(page))[0]).toMatchObject({ state: "SUPERSEDED", reason: "PERSON_FASTER", reply: null });
  expect(await heard(page, théa)).toEqual([expect.any(String), "24.90 euros, I have just looked it up for you."]);
});

test("one press stops what is being written, and nothing of it is sent", async ({ page }) => {
  const ken = await start(page, "Ken", "AUTO");
  const undo = await slowModel(page, 100);
  try {
    await writes(page, ken, asks);
    await expect(thinking(page)).toContainText("The AI writes");
    await page.getByRole("button", { name: "Stop the AI" }).click();
    await expect(page.locator("[data-brake=STOPPED]")).toBeVisible();
    await expect(thinking(page)).toBeHidden({ timeout: 1_000 }); // though the model still writes
    await expect.poll(async () => (await runsOf(page))[0]).toMatchObject({ state: "SUPERSEDED", reason: "CHANGED", reply: null });
    expect(await heard(page, ken)).toHaveLength(1);
  } finally {
    await undo();
    await graphql(page, "mutation { setAgentBrake(input: { brake: NONE }) { errors { code } } }");
  }
});
