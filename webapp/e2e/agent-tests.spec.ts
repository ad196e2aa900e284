import { barriers } from "./barriers";
import { ownWorkspace } from "./inbox-world";
import { expect, type Page, test } from "./test";

const table = (rows: string) => ({ name: "tests.csv", mimeType: "text/csv", buffer: Buffer.from(`\ufeffquestion;expects;contains\r\n${rows}`) });
const row = (page: Page, question: string) => page.locator("[data-test-state]").filter({ hasText: question });

async function importTable(page: Page, rows: string) {
  await page.locator("input[type=file]").setInputFiles(table(rows));
}

async function run(page: Page) {
  await page.getByRole("button", { name: "Run the tests" }).click();
  await expect(page.getByRole("region", { name: "Run" }).getByText(/\d+ of \d+ passed/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Run the tests" })).toBeVisible({ timeout: 30_000 });
}

test("tests are imported, run while one looks, and hold a draft back until they are green or somebody says why", async ({ page }) => {
  test.slow();
  await ownWorkspace(page, "Tested");
  await page.goto("/settings/agent?tab=tests");
  await expect(page.getByText("No test yet")).toBeVisible();
  expect(await barriers(page)).toEqual([]);

  // A table with a wrong cell is refused whole, and says which.
  await page.getByRole("button", { name: "Import CSV" }).click();
  await importTable(page, "I want to talk to a human;handed over;\r\nDo you repair lamps?;perhaps;\r\n");
  await expect(page.getByRole("alert")).toContainText("Nothing was imported: one cell is wrong.");
  await expect(page.getByRole("alert")).toContainText("Line 3");
  await expect(page.getByRole("alert")).toContainText("“perhaps” in expects");
  expect(await barriers(page)).toEqual([]);
  await importTable(page, "I want to talk to a human;handed over;\r\nDo you repair lamps?;answered;seven days\r\n");
  await expect(page.getByText("2 tests added")).toBeVisible();
  await expect(row(page, "Do you repair lamps?")).toContainText("Answered by the AI · says “seven days”");

  // Nothing covers the second question: it fails, and says what came instead.
  await page.getByRole("switch", { name: "Publishing needs green tests" }).click();
  await expect(page.getByRole("switch", { name: "Publishing needs green tests" })).toBeChecked();
  await run(page);
  await expect(row(page, "I want to talk to a human")).toHaveAttribute("data-test-state", "PASSED");
  const failed = row(page, "Do you repair lamps?");
  await expect(failed).toHaveAttribute("data-test-state", "FAILED");
  await expect(failed).toContainText("Does not say “seven days”");
  await failed.getByRole("button", { name: "What came of it" }).click();
  await expect(failed).toContainText("Would go to a person");
  await expect(page.getByText("Not every test of this draft passed.")).toBeVisible();
  expect(await barriers(page)).toEqual([]);

  // Red: refused with what to do; published all the same when somebody says why.
  await page.getByRole("button", { name: "Publish…" }).click();
  const dialog = page.getByRole("dialog", { name: "Publish this draft" });
  await expect(dialog).toContainText("some failed. Mend what failed");
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("Publishing needs green tests");
  await dialog.getByLabel("Why it is published all the same").fill("The repair page comes tomorrow.");
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("tab", { name: "Versions" }).click();
  await expect(page.locator("[data-version='1']")).toContainText("Published although its tests were not green: The repair page comes tomorrow.");

  // The next draft: what nobody covers goes to a person, says the test now; green.
  await page.getByRole("tab", { name: "Behaviour" }).click();
  await page.getByLabel("Instructions").fill("Be brief.");
  await expect(page.getByText("Saved as a draft")).toBeVisible();
  await page.getByRole("tab", { name: "Tests" }).click();
  await expect(page.getByText("The draft or a test changed since the last run.")).toBeVisible();
  await row(page, "Do you repair lamps?").getByRole("button", { name: /^More for/ }).click();
  await page.getByRole("menuitem", { name: "Edit" }).click();
  await page.getByRole("dialog").getByRole("combobox", { name: "What must come of it" }).click();
  await page.getByRole("option", { name: "Handed over to a person" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await run(page);
  await expect(page.getByText("Every test of this draft passed.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Earlier runs" })).toBeVisible();
  await page.getByRole("button", { name: "Publish…" }).click();
  await expect(dialog.getByLabel("Why it is published all the same")).toHaveCount(0);
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Version 2 answers, and this is it")).toBeVisible();
});
