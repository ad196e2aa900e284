import { barriers } from "./barriers";
import { bubble, composer, graphql, newCustomer, open, phoneOf, signIn, writes } from "./inbox-world";
import { expect, type Page, test } from "./test";

const field = (page: Page) => page.getByRole("textbox", { name: "Ask about this conversation" });
const newest = (page: Page) => page.getByRole("log", { name: "Questions and answers" }).getByRole("article").last();

async function ask(page: Page, question: string) {
  await field(page).fill(question);
  await field(page).press("Enter");
  await expect(newest(page)).toContainText(question);
  await expect(newest(page)).toHaveAttribute("aria-busy", "false");
}

/** A FAQ that has been read, for customers or for colleagues only. */
async function knows(page: Page, question: string, answer: string, audience: "CUSTOMERS" | "AGENTS") {
  const save = `mutation($input: SaveFaqInput!) { saveFaq(input: $input) { faq { id } errors { message } } }`;
  await graphql(page, save, { input: { questions: [question], answer, audience } });
  const find = `query($search: String!) { knowledgeSources(filter: { kinds: [FAQ], search: $search }, first: 1) { edges { node { status } } } }`;
  type Found = { knowledgeSources: { edges: { node: { status: string } }[] } };
  await expect.poll(async () => (await graphql<Found>(page, find, { search: question })).knowledgeSources.edges[0]?.node.status, { timeout: 30_000 }).toBe("INDEXED");
}

test("the team asks about a conversation; what is internal stays inside, and nothing is sent", async ({ page }) => {
  test.slow();
  await signIn(page);
  const word = `quibbel${Date.now().toString(36)}`;
  await knows(page, `Which courtesy discount may be granted for ${word} orders?`, `For ${word} orders colleagues may grant a courtesy discount of 15 percent.`, "AGENTS");
  await knows(page, `When is a late ${word} parcel replaced?`, `A late ${word} parcel is replaced after ten working days.`, "CUSTOMERS");
  const zoe = await newCustomer(page, "Zoé Demande");
  await writes(page, zoe, "My parcel is late");
  await open(page, zoe);
  const promise = "We promise you a refund of the express fee by Friday.";
  await composer(page).fill(promise);
  await composer(page).press("Enter");
  await expect(bubble(page, promise)).toBeVisible();

  // What was said here, with the message it was said in.
  await composer(page).blur();
  await page.keyboard.press("q");
  await expect(field(page)).toBeFocused();
  await ask(page, "What refund of the express fee did we promise?");
  await expect(newest(page)).toContainText(promise);
  await expect(newest(page)).toContainText("Offline model");
  await newest(page).getByRole("list", { name: "Where it stands" }).getByRole("button", { name: /^Claire/ }).click();
  await expect(page).toHaveURL(/[?&]c=/);
  await expect(bubble(page, promise)).toBeInViewport();

  // What is for colleagues is marked, and is not worded for the customer.
  await ask(page, `Which courtesy discount may be granted for ${word} orders?`);
  await expect(newest(page)).toContainText("15 percent");
  await expect(newest(page)).toContainText("Internal: for colleagues only.");
  expect(await barriers(page)).toEqual([]);
  await newest(page).getByRole("button", { name: "Word it for the customer" }).click();
  await expect(newest(page)).toContainText("What customers may know does not say it.");
  await expect(composer(page)).toHaveValue("");

  // What customers may know goes into the composer, and no further.
  await ask(page, `When is a late ${word} parcel replaced?`);
  await newest(page).getByRole("button", { name: "Word it for the customer" }).click();
  await expect(composer(page)).toHaveValue(`A late ${word} parcel is replaced after ten working days.`);
  await expect(composer(page)).toBeFocused();
  expect(await phoneOf(page, zoe)).toEqual(["My parcel is late", promise]);

  // On a phone it slides over the thread; Escape goes back.
  await page.setViewportSize({ width: 390, height: 844 });
  await composer(page).blur();
  await page.keyboard.press("q");
  await expect(field(page)).toBeFocused();
  await expect(newest(page)).toContainText("ten working days");
  await field(page).press("Escape");
  await expect(field(page)).toBeHidden();
});
