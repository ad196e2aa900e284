import { barriers } from "./barriers";
import { graphql, open, writes } from "./inbox-world";
import { enter, guest, heard, line, phone, says } from "./popup-world";
import { expect, test } from "./test";

const address = "https://shop.maison-lumen.test/orders/{order}?phone={phone}";
const key = "Bearer lumen-shop-sandbox-key-4711";

/** Of the workspace that the tests of the AI share, nothing stays. */
test.afterEach(async ({ page }) => {
  await enter(page);
  const { actions } = await graphql<{ actions: { id: string }[] }>(page, "{ actions { id } }");
  for (const { id } of actions) await graphql(page, "mutation ($input: DeleteInput!) { deleteAction(input: $input) { done } }", { input: { id } });
});

test("an order is looked up in the shop: described, tried, asked on the phone, answered with its source, and no other customer's", async ({ page }) => {
  test.slow();
  await enter(page);
  const ada = await guest(page, "Ada");
  const bea = await guest(page, "Béa");
  const order = ada.id.slice(-4); // everybody's own at the simulated shop

  await page.goto("/settings/actions");
  await page.getByRole("button", { name: "New action" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Order status");
  await page.getByLabel("When to use it").fill("The customer asks where their order is, whether it was shipped, or for news of it.");
  await page.getByRole("textbox", { name: "Address" }).fill(address);
  const asked = page.getByRole("group", { name: "order", exact: true });
  await expect(page.getByText("Anyone who knows these values gets the answer.")).toBeVisible();
  await asked.getByLabel("What it is").fill("The order number");
  await asked.getByRole("combobox", { name: "Looks like" }).click();
  await page.getByRole("option", { name: "Digits", exact: true }).click();
  await page.getByRole("combobox", { name: "Who gives phone" }).click();
  await page.getByRole("option", { name: "Their verified WhatsApp number" }).click();
  await expect(page.getByText("Anyone who knows these values gets the answer.")).toBeHidden();

  // A wrong key says so; the right one brings an answer to choose from.
  await page.getByRole("button", { name: "Add a header" }).click();
  await page.getByLabel("Holds", { exact: true }).fill("Bearer wrong");
  await page.getByLabel("{order}, to try it").fill(order);
  await page.getByLabel("{phone}, to try it").fill(`+${ada.id}`);
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByText("The server refuses access.")).toBeVisible();
  await expect(page.getByText("Check the header with the key")).toBeVisible();
  await page.getByLabel("Holds", { exact: true }).fill(key);
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByText(`GET https://shop.maison-lumen.test/orders/${order}?phone=%2B${ada.id}`)).toBeVisible();
  await expect(page.getByText("hidden, ends in 4711")).toBeVisible();
  await page.getByRole("checkbox", { name: /^status/ }).click();
  await page.getByRole("checkbox", { name: /^delivery\.date/ }).click();
  await page.getByLabel("What to call delivery.date").fill("arrives");
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.getByText(/^status: (shipped|preparing)\sarrives: \d{4}-\d{2}-\d{2}$/)).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Action saved")).toBeVisible();

  // What the header holds stays, and is shown to nobody.
  await page.reload();
  await page.getByRole("button", { name: "Edit Order status" }).click();
  await expect(page.getByLabel("Holds", { exact: true })).toHaveAttribute("placeholder", /Ends in 4711/);
  await expect(page.getByLabel("Holds", { exact: true })).toHaveValue("");
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await barriers(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 720 });

  // The customer asks, is asked which one, and gets the answer; somebody else gets none, in their language.
  const screen = await phone(page, ada);
  await says(screen, "Where is my order?");
  await expect(screen.getByText("the order number?")).toBeVisible({ timeout: 20_000 });
  await says(screen, order);
  await expect(screen.getByText(new RegExp(`Here is what I see for ${order}: status \\w+, arrives \\d+ \\w+ \\d{4}`))).toBeVisible({ timeout: 20_000 });
  await writes(page, bea, `Bonjour, où est ma commande ${order} ?`);
  await expect.poll(() => heard(page, bea), { timeout: 20_000 }).toEqual([expect.stringContaining(`Je ne trouve rien pour ${order}`)]);

  // A colleague sees where it comes from, and how.
  await open(page, ada);
  const said = page.locator("[data-item]").filter({ hasText: `Here is what I see for ${order}` });
  await said.getByRole("button", { name: "1 source" }).click();
  const sources = page.getByRole("dialog", { name: "1 source" });
  await expect(sources.getByRole("link", { name: `Order status · ${order}` })).toHaveAttribute("href", "/settings/actions");
  await sources.getByRole("button", { name: "Why did it say that?" }).click();
  const trace = page.getByRole("dialog", { name: "Why this answer" });
  await trace.getByText("Looking it up").click();
  await expect(trace.getByText(`order: ${order}`)).toBeVisible();
  await expect(trace.getByText("phone: Their verified WhatsApp number")).toBeVisible();
  await expect(trace).not.toContainText("sandbox-key");
  await page.keyboard.press("Escape");

  // When the shop is out of order a person answers, and is told why.
  await writes(page, ada, "And where is my order 500?");
  await expect(line(page, /The AI handed over: an action did not work/)).toBeVisible({ timeout: 20_000 });
});

test("an order is cancelled on the customer's yes: described, shown without being sent, asked on the phone, done once, and told to people", async ({ page }) => {
  test.slow();
  await enter(page);
  const ada = await guest(page, "Ada");
  const bea = await guest(page, "Béa");

  await page.goto("/settings/actions");
  await page.getByRole("button", { name: "New action" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Cancel an order");
  await page.getByLabel("When to use it").fill("The customer wants to cancel an order of theirs, or to have it cancelled.");
  await page.getByRole("combobox", { name: "What it does" }).click();
  await page.getByRole("option", { name: "Does something (POST)" }).click();
  await page.getByRole("textbox", { name: "Address" }).fill("https://shop.maison-lumen.test/orders/{order}/cancel");
  const asked = page.getByRole("group", { name: "order", exact: true });
  await asked.getByLabel("What it is").fill("The order number");
  await asked.getByRole("combobox", { name: "Looks like" }).click();
  await page.getByRole("option", { name: "Digits", exact: true }).click();
  await page.getByRole("textbox", { name: "Add a value to the body" }).fill("phone");
  await page.getByRole("textbox", { name: "Add a value to the body" }).press("Enter");
  await page.getByRole("combobox", { name: "Who gives phone" }).click();
  await page.getByRole("option", { name: "Their verified WhatsApp number" }).click();
  await page.getByRole("button", { name: "Add a header" }).click();
  await page.getByLabel("Holds", { exact: true }).fill(key);

  // The customer must see what they agree to, and nothing is sent from here.
  await page.getByLabel("What the customer agrees to").fill("cancel your order");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("The customer has to see the value {order} that they agree to.")).toBeVisible();
  await page.getByLabel("What the customer agrees to").fill("cancel your order {order}");
  await expect(page.getByText("Shall I go ahead: cancel your order {order}? Answer YES to confirm.")).toBeVisible();
  await page.getByLabel("{order}, to try it").fill("100");
  await page.getByLabel("{phone}, to try it").fill(`+${ada.id}`);
  await page.getByRole("button", { name: "Show the request" }).click();
  await expect(page.getByText("This would be sent. Nothing was: only a customer’s yes sends it.")).toBeVisible();
  await expect(page.getByText(`{"phone":"+${ada.id}"}`)).toBeVisible();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Action saved")).toBeVisible();
  await expect(page.getByText("Changes something", { exact: true })).toBeVisible();

  // The customer is asked; anything but a yes leaves it, and a yes does it.
  const screen = await phone(page, ada);
  const question = screen.getByText("Shall I go ahead: cancel your order 100? Answer YES to confirm.");
  await says(screen, "Cancel my order 100");
  await expect(question).toHaveCount(1, { timeout: 20_000 });
  await says(screen, "no");
  await expect(screen.getByText(/Could you tell me a little more|Puede contarme un poco más/)).toBeVisible({ timeout: 20_000 }); // "no" is Spanish, too
  await says(screen, "Please cancel order 100 after all");
  await expect(question).toHaveCount(2, { timeout: 20_000 });
  await says(screen, "Yes please!");
  await expect(screen.getByText("It is done: cancel your order 100.")).toBeVisible({ timeout: 20_000 });

  // A colleague sees that it was done, and on whose word.
  await open(page, ada);
  await expect(line(page, /The AI did it, on the customer’s yes: Cancel an order \(100\)/)).toBeVisible();
  const said = page.locator("[data-item]").filter({ hasText: "It is done: cancel your order 100" });
  await said.getByRole("button", { name: "1 source" }).click();
  await page.getByRole("dialog", { name: "1 source" }).getByRole("button", { name: "Why did it say that?" }).click();
  const trace = page.getByRole("dialog", { name: "Why this answer" });
  await trace.getByText("Did they say yes?").click();
  await expect(trace.getByText("Yes please!", { exact: true })).toBeVisible();
  await expect(trace.getByText("POST shop.maison-lumen.test", { exact: true })).toBeVisible();
  await expect(trace).not.toContainText("sandbox-key");
  await page.keyboard.press("Escape");

  // Somebody else is asked in their language.
  await writes(page, bea, `Bonjour, annulez ma commande ${bea.id.slice(-4)} svp`);
  await expect.poll(() => heard(page, bea), { timeout: 20_000 }).toEqual([expect.stringContaining("Dois-je le faire")]);
});
