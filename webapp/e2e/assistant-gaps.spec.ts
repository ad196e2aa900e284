import { barriers } from "./barriers";
import { composer, graphql, open, writes } from "./inbox-world";
import { enter, guest, heard, line } from "./popup-world";
import { expect, type Page, test } from "./test";

const gap = (page: Page, question: string) => page.getByRole("article", { name: question, exact: true });

/** A question like no other: what it is about has no name that anybody used before. */
function unheardOf() {
  const word = () => Array.from({ length: 8 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join("");
  const thing = `${word()} ${word()} ${word()}`;
  return { thing, question: `Do you lend out ${thing}?` };
}

test("a question that nothing answers becomes a gap, then an FAQ, and the next who asks is answered", async ({ page }) => {
  test.slow();
  await enter(page);
  const { thing, question } = unheardOf();
  const first = await guest(page, "Gap Asker");
  await writes(page, first, question);
  await open(page, first);
  await expect(line(page, /The AI handed over: no source covers the question/)).toBeVisible();
  await composer(page).fill(`Yes, we lend out ${thing} for nine euros a day.`);
  await composer(page).press("Enter");
  await expect.poll(() => heard(page, first)).toContain(`Yes, we lend out ${thing} for nine euros a day.`);

  await page.goto("/sources?tab=gaps");
  await expect(gap(page, question)).toContainText("asked once");
  await expect(gap(page, question)).toContainText("new");
  await gap(page, question).getByRole("button", { name: "Show the questions" }).click();
  await expect(gap(page, question).getByText("no source covers it")).toBeVisible();
  await expect(gap(page, question)).toContainText(`Paula Popup: Yes, we lend out ${thing}`);
  await expect(gap(page, question).getByRole("link", { name: "Open the conversation" })).toHaveAttribute("href", /\/inbox\?view=all&c=/);
  expect(await barriers(page)).toEqual([]);

  // The FAQ begins with what was asked and what a colleague answered.
  await gap(page, question).getByRole("button", { name: "Write an FAQ" }).click();
  const form = page.getByRole("dialog");
  await expect(form.getByLabel("Question", { exact: true })).toHaveValue(question);
  await expect(form.getByLabel("Answer", { exact: true })).toHaveValue(`Yes, we lend out ${thing} for nine euros a day.`);
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toBeHidden();
  await expect(gap(page, question)).toContainText(`Now covered by “${question}”`);

  const second = await guest(page, "Gap Closer");
  await writes(page, second, question);
  await expect.poll(() => heard(page, second), { timeout: 30_000 }).toEqual([expect.stringContaining("nine euros")]);
  const { faqs } = await graphql<{ faqs: { edges: { node: { id: string; questions: string[] } }[] } }>(page, "{ faqs(first: 50) { edges { node { id questions } } } }");
  for (const { node } of faqs.edges.filter(({ node }) => node.questions.includes(question))) {
    await graphql(page, "mutation ($id: ID!) { deleteKnowledgeSource(input: { id: $id }) { errors { code } } }", { id: node.id });
  }
});

test("what a business does not answer is put aside, and put back", async ({ page }) => {
  await enter(page);
  const { question } = unheardOf();
  await writes(page, await guest(page, "Gap Aside"), question);
  await expect(async () => {
    await page.goto("/sources?tab=gaps");
    await expect(gap(page, question)).toBeVisible({ timeout: 10_000 });
  }).toPass();
  await gap(page, question).getByRole("button", { name: "Not something we answer" }).click();
  await expect(gap(page, question)).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(gap(page, question)).toBeVisible();
  await gap(page, question).getByRole("button", { name: "Not something we answer" }).click();
  await page.getByText(/^Put aside \(\d+\)$/).click();
  await expect(gap(page, question)).toContainText("Put aside by Paula Popup");
  await gap(page, question).getByRole("button", { name: "Put back" }).click();
  await expect(gap(page, question).getByRole("button", { name: "Write an FAQ" })).toBeVisible();
});

test("analytics says what was asked and how it ended, and each number opens what it counts", async ({ page }) => {
  await enter(page, "/inbox");
  await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Analytics" })).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("g"); // before the page is alive nobody hears it
    await page.keyboard.press("y");
    await page.waitForURL("**/analytics", { timeout: 2_000 });
  }).toPass();
  await expect(page.getByRole("heading", { name: "Analytics" })).toBeVisible();
  await expect(page.getByRole("region", { name: "In one sentence" })).toContainText(/too early to say|AI solved \d+% of/);
  await page.getByRole("button", { name: /^Too early to say: \d+$/ }).click();
  const behind = page.getByRole("dialog", { name: "Too early to say" });
  await expect(behind.getByRole("link").first()).toHaveAttribute("href", /\/inbox\?view=all&c=/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("table").getByRole("button").first()).toBeVisible();
  expect(await barriers(page)).toEqual([]);
});
