import { barriers } from "./barriers";
import { isAlive, signIn } from "./inbox-world";
import { expect, type Page, test } from "./test";

const unique = () => Date.now().toString(36);

/** A word that no document has, so that what finds it is the document of this test. */
function documentOf(word: string) {
  return {
    name: `${word}-warranty.md`,
    mimeType: "text/markdown",
    buffer: Buffer.from(`# Warranty of the ${word}\n\n## Duration\n\nThe ${word} lamp has a warranty of seven years from the day of purchase.\n`),
  };
}

async function upload(page: Page, word: string) {
  const chooser = page.waitForEvent("filechooser");
  const add = page.getByRole("button", { name: "Add sources" });
  // The product may just have started: a press on a page that is not alive yet is lost.
  await expect.poll(() => isAlive(add)).toBe(true);
  await add.click();
  await page.getByRole("menuitem", { name: "Upload documents" }).click();
  await (await chooser).setFiles(documentOf(word));
}

async function isAccessible(page: Page) {
  expect(await barriers(page)).toEqual([]);
}

test("a document is uploaded, read, found by a question, kept from customers and deleted", async ({ page }) => {
  test.slow();
  const word = `zorblax${unique()}`;
  await signIn(page);
  await page.goto("/sources");
  await upload(page, word);
  const row = page.getByRole("row", { name: new RegExp(word) });
  await expect(row).toContainText("Ready", { timeout: 30_000 });
  await expect(row).toContainText("1 passage");
  await isAccessible(page);

  // What would a customer find?
  await page.getByRole("textbox", { name: "Ask your sources" }).fill(`How long is the warranty of the ${word} lamp?`);
  await page.keyboard.press("Enter");
  const bench = page.getByRole("region", { name: "Ask your sources" });
  const first = bench.getByRole("listitem").first();
  await expect(first).toContainText("seven years");
  await expect(first).toContainText("Chance that it answers");
  await expect(page).toHaveURL(/ask=How/);

  // For colleagues only from now on: a customer's question leaves it out, and says why.
  await first.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(word);
  await expect(page.getByRole("article")).toContainText("seven years");
  await page.getByRole("radio", { name: "Colleagues only" }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
  await isAccessible(page);
  await page.goBack();
  const leftOut = bench.getByRole("listitem").filter({ hasText: word });
  await expect(leftOut).toContainText("For colleagues only");
  await page.getByRole("radio", { name: "Colleagues only" }).click();
  await expect(leftOut.filter({ hasText: "For colleagues only" })).toHaveCount(0);
  await page.getByRole("button", { name: "Close the results" }).click();

  await row.getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  await expect(row).toHaveCount(0);
});

test("the same document is refused with its reason, and a file that cannot be read too", async ({ page }) => {
  const word = `quibnor${unique()}`;
  await signIn(page);
  await page.goto("/sources");
  await upload(page, word);
  await expect(page.getByRole("row", { name: new RegExp(word) })).toBeVisible();
  await upload(page, word);
  await expect(page.getByText("This document is among the sources already.")).toBeVisible();
  await page.getByRole("button", { name: /^Dismiss/ }).click();
  await expect(page.getByText("This document is among the sources already.")).toBeHidden();
});

test("an FAQ with several ways to ask is found by each, edited and turned off", async ({ page }) => {
  test.slow();
  const word = `vintrell${unique()}`;
  await signIn(page);
  await page.goto("/sources?tab=faqs");
  await page.getByRole("button", { name: "Add sources" }).click();
  await page.getByRole("menuitem", { name: "Write an FAQ" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Question" }).fill(`Do you engrave the ${word}?`);
  await dialog.getByRole("button", { name: "Add another way to ask it" }).click();
  await dialog.getByRole("textbox", { name: "Way to ask it 2" }).fill(`Gravez-vous le ${word} ?`);
  await dialog.getByLabel("Answer").fill("Yes, with up to twelve letters, for nine euros.");
  await dialog.getByRole("textbox", { name: "Tags" }).fill("gifts");
  await dialog.getByRole("textbox", { name: "Tags" }).press("Enter");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(`Do you engrave the ${word}?`)).toBeVisible();
  await expect(page.getByText("+ 1 other way to ask").first()).toBeVisible();

  await page.goto(`/sources?ask=${encodeURIComponent(`Gravez-vous le ${word} ?`)}`);
  await expect(page.getByRole("region", { name: "Ask your sources" }).getByRole("listitem").first()).toContainText("twelve letters");

  await page.goto(`/sources?tab=faqs&q=${word}`);
  await page.getByRole("button", { name: /^Edit: Do you engrave/ }).click();
  await page.getByRole("dialog").getByLabel("Answer").fill("Yes, with up to twenty letters.");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByText("Yes, with up to twenty letters.")).toBeVisible();
  await page.getByRole("switch", { name: /^Use Do you engrave/ }).click();
  await expect(page.getByRole("switch", { name: /^Use Do you engrave/ })).not.toBeChecked();
});
