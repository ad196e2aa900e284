import { expect, type Page, test } from "@playwright/test";

import { graphql } from "./inbox-world";
import { documents, popup } from "./popup-world";

type Shop = { socialAccounts: { channel: string }[]; agent: { published: object | null }; knowledgeSources: { edges: object[] } };

const shop = (page: Page) => graphql<Shop>(page, "{ socialAccounts { channel } agent { published { id } } knowledgeSources(first: 20) { edges { node { id } } } }");

const connected = async (page: Page) => (await shop(page)).socialAccounts.map(({ channel }) => channel);

/** Run again on the same product, it finds what it made. */
test("a shop opens: it signs up, connects both channels, brings its documents and lets the AI answer", async ({ page }) => {
  test.slow();
  await page.goto("/sign-in");
  await signInOrUp(page);
  const { agent, knowledgeSources } = await shop(page);
  const channels = await connected(page);
  for (const channel of ["WHATSAPP", "INSTAGRAM"] as const) if (!channels.includes(channel)) await connect(page, channel);
  if (knowledgeSources.edges.length === 0) await upload(page);
  if (!agent.published) await publish(page);
});

async function signInOrUp(page: Page) {
  const { email, password } = popup;
  const { signIn } = await graphql<{ signIn: { viewer: object | null } }>(page, "mutation ($input: SignInInput!) { signIn(input: $input) { viewer { user { id } } errors { code } } }", { input: { email, password } });
  if (signIn.viewer) return;
  const input = { name: "Paula Popup", email, password, workspaceName: "Lumen Pop-up", locale: "en", timeZone: "Europe/Paris" };
  await graphql(page, "mutation ($input: SignUpInput!) { signUp(input: $input) { errors { code } } }", { input });
}

/** Each asks in a page of its own, where the free account comes first. */
async function connect(page: Page, channel: "WHATSAPP" | "INSTAGRAM") {
  await page.goto("/channels");
  if (channel === "INSTAGRAM") await page.getByRole("button", { name: "Connect Instagram" }).first().click();
  else {
    await page.getByRole("button", { name: "Connect WhatsApp" }).first().click();
    await page.getByRole("dialog").getByRole("link", { name: "Continue with Facebook" }).click();
  }
  await page.getByRole("button", { name: "Allow" }).click();
  await page.waitForURL("**/channels**");
  await expect.poll(() => connected(page)).toContain(channel);
}

/** Each document is found from the moment it is ready. */
async function upload(page: Page) {
  const files = documents("retours-et-remboursements.md", "livraison-et-retrait.md", "shipping-abroad.md", "warranty-and-repairs.md", "fitting-and-bulbs.md");
  for (const { name, data } of files) {
    const url = `/api/knowledge/documents?filename=${name}`;
    const response = await page.request.post(url, { data, headers: { "content-type": "text/markdown", origin: new URL(page.url()).origin } });
    expect(response.status(), await response.text()).toBe(201);
  }
  type Sources = { knowledgeSources: { edges: { node: { status: string } }[] } };
  const read = async () => (await graphql<Sources>(page, "{ knowledgeSources(first: 20) { edges { node { status } } } }")).knowledgeSources.edges.map(({ node }) => node.status);
  await expect.poll(read, { timeout: 120_000 }).toEqual(files.map(() => "INDEXED"));
}

/** As an owner would in the settings: the model, and the shortest wait for more. */
async function publish(page: Page) {
  await page.goto("/settings/agent");
  await page.getByRole("combobox", { name: "Model" }).click();
  await page.getByRole("option", { name: /^GPT-4.1 ·/ }).click();
  await page.getByRole("tab", { name: "Limits" }).click();
  await page.getByLabel("Waits for quiet").fill("1");
  await expect(page.getByText("Saved as a draft")).toBeVisible();
  await page.getByRole("button", { name: "Publish…" }).click();
  const dialog = page.getByRole("dialog", { name: "Publish this draft" });
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("Version 1 answers, and this is it")).toBeVisible();
  await page.getByRole("radio", { name: "AI answers" }).click();
  await expect.poll(async () => (await graphql<{ agent: { mode: string } }>(page, "{ agent { mode } }")).agent.mode).toBe("AUTO");
}
