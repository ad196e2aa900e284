import { barriers } from "./barriers";
import { graphql, open, writes } from "./inbox-world";
import { enter, guest, heard, line } from "./popup-world";
import { expect, type Page, test } from "./test";

/** A thing that nobody has named before, so that what is said of it is this test's. */
function unheardOf() {
  const word = () => Array.from({ length: 8 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join("");
  return `${word()} ${word()}`;
}

const documents = { terms: "takes 3 working days", leaflet: "takes 10 days" };

/** A colleague uploads documents that disagree on how long delivery takes: the terms, and the leaflet. */
async function disagree(page: Page, thing: string, ...names: (keyof typeof documents)[]) {
  for (const name of names) {
    const data = `# About it\n\nDelivery of the ${thing} ${documents[name]}.\n`;
    const url = `/api/knowledge/documents?filename=${encodeURIComponent(`${name} ${thing}`)}.md`;
    const response = await page.request.post(url, { data, headers: { "content-type": "text/markdown", origin: new URL(page.url()).origin } });
    expect(response.status(), await response.text()).toBe(201);
  }
}

/** What disagrees about it, wherever it is listed. */
const conflict = (page: Page, thing: string) => page.getByRole("article").filter({ hasText: `Delivery of the ${thing} takes 10 days.` });

async function remove(page: Page, thing: string) {
  const { knowledgeSources } = await graphql<{ knowledgeSources: { edges: { node: { id: string } }[] } }>(
    page, "query ($search: String!) { knowledgeSources(filter: { search: $search }) { edges { node { id } } } }", { search: thing },
  );
  for (const { node } of knowledgeSources.edges) await graphql(page, "mutation ($id: ID!) { deleteKnowledgeSource(input: { id: $id }) { errors { code } } }", node);
}

test("two documents disagree: it shows, answers wait as drafts, and once a person says which is right they leave by themselves", async ({ page }) => {
  test.slow();
  await enter(page, "/sources");
  const thing = unheardOf();
  await page.getByRole("radio", { name: /^Conflicts/ }).click();
  await expect(page).toHaveURL(/tab=conflicts/);
  await disagree(page, thing, "terms", "leaflet");

  // It comes while one looks, with what each says.
  const found = conflict(page, thing);
  await expect(found).toBeVisible({ timeout: 30_000 });
  await expect(found.getByRole("region", { name: `terms ${thing}` })).toContainText(`Delivery of the ${thing} takes 3 working days.`);
  await expect(page.getByRole("radio", { name: /^Conflicts \(\d+\)$/ })).toBeVisible();
  expect(await barriers(page)).toEqual([]);

  const first = await guest(page, "Conflict Asker");
  await writes(page, first, `How long does delivery of the ${thing} take?`);
  await open(page, first);
  const draft = page.getByRole("region", { name: "AI draft" });
  await expect(draft).toContainText("the sources contradict each other", { timeout: 30_000 });
  await expect(draft).toContainText("To be checked");
  await expect(line(page, /The AI left a draft: the sources contradict each other/)).toBeVisible();
  expect(await heard(page, first)).toEqual([]);
  await draft.getByRole("button", { name: "Why this?" }).click();
  await expect(page.getByRole("dialog")).toContainText(`terms ${thing}, leaflet ${thing}`);
  await page.keyboard.press("Escape");
  await draft.getByRole("link", { name: new RegExp(`terms ${thing}`) }).click();

  // The terms are right: customers are told nothing of the leaflet any more.
  await found.getByRole("button", { name: `This one is right: terms ${thing}` }).click();
  await page.getByRole("menuitem", { name: "Tell customers nothing of it from now on" }).click();
  await expect(found).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(found).toBeVisible();
  await found.getByRole("button", { name: `This one is right: terms ${thing}` }).click();
  await page.getByRole("menuitem", { name: "Tell customers nothing of it from now on" }).click();
  await expect(found).toBeHidden();

  const second = await guest(page, "Conflict Closer");
  await writes(page, second, `How long does delivery of the ${thing} take?`);
  await expect.poll(() => heard(page, second), { timeout: 30_000 }).toEqual([expect.stringContaining("3 working days")]);
  await remove(page, thing);
});

test("what is no conflict is put aside and back, the source's page shows it, and a corrected file ends it", async ({ page }) => {
  test.slow();
  await enter(page, "/sources");
  const thing = unheardOf();
  await disagree(page, thing, "terms", "leaflet");
  await page.getByRole("row", { name: `leaflet ${thing}` }).getByRole("link").first().click();
  const found = conflict(page, thing);
  await expect(page.getByRole("heading", { name: "Another source disagrees" })).toBeVisible({ timeout: 30_000 });
  await found.getByRole("link", { name: `leaflet ${thing}` }).click();
  await expect(page.locator("[data-meant]")).toContainText("10 days");

  await page.goto("/sources?tab=conflicts");
  await found.getByRole("button", { name: "Not a conflict" }).click();
  await expect(found).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(found).toBeVisible();
  await found.getByRole("button", { name: "Not a conflict" }).click();
  await page.getByText(/^Not a conflict \(\d+\)$/).click();
  await expect(found).toContainText("Put aside by Paula Popup");
  await found.getByRole("button", { name: "Put back" }).click();

  await expect(found.getByRole("button", { name: `This one is right: terms ${thing}` })).toBeVisible();
  const chooser = page.waitForEvent("filechooser");
  await found.getByRole("button", { name: `This one is right: terms ${thing}` }).click();
  await page.getByRole("menuitem", { name: "Upload a corrected file" }).click();
  const buffer = Buffer.from(`# Leaflet\n\nDelivery of the ${thing} takes 3 working days, as always.\n`);
  await (await chooser).setFiles([{ name: `leaflet ${thing}.md`, mimeType: "text/markdown", buffer }]);
  await expect(found).toBeHidden({ timeout: 30_000 });
  await remove(page, thing);
});

test("an FAQ that says otherwise is corrected on the spot", async ({ page }) => {
  await enter(page, "/sources?tab=conflicts");
  const thing = unheardOf();
  const [question, answer] = [`How long does delivery of the ${thing} take?`, `Delivery of the ${thing} takes 10 days.`];
  const { saveFaq } = await graphql<{ saveFaq: { faq: { id: string } } }>(
    page, "mutation ($input: SaveFaqInput!) { saveFaq(input: $input) { faq { id } errors { code } } }", { input: { questions: [question], answer } },
  );
  await disagree(page, thing, "terms");
  const found = conflict(page, thing);
  await found.getByRole("button", { name: `This one is right: terms ${thing}` }).click({ timeout: 30_000 });
  await page.getByRole("menuitem", { name: "Correct the FAQ" }).click();
  const form = page.getByRole("dialog");
  await expect(form.getByLabel("Question", { exact: true })).toHaveValue(question);
  await form.getByLabel("Answer", { exact: true }).fill(`Delivery of the ${thing} takes 3 working days.`);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toBeHidden();
  await expect(found).toBeHidden();
  await remove(page, thing);
  await graphql(page, "mutation ($id: ID!) { deleteKnowledgeSource(input: { id: $id }) { errors { code } } }", saveFaq.faq);
});
