import { newCustomer, open, row, sandbox, signIn, writes } from "./inbox-world";
import { expect, test } from "./test";

test("a contact is described and blocked from the panel, with the keyboard alone", async ({ page }) => {
  await signIn(page);
  const customer = await newCustomer(page, "Cleo Contact");
  await writes(page, customer, "Who am I?");
  await open(page, customer);
  const panel = page.getByRole("complementary", { name: "Contact" });
  const email = panel.getByRole("textbox", { name: "E-mail" });
  await email.fill("not an address");
  await email.press("Enter");
  await expect(email).toHaveValue("");
  await email.fill("cleo@example.test");
  await email.press("Enter");

  const add = panel.getByRole("button", { name: "Add attribute" });
  await add.press("Enter");
  await page.keyboard.press("Escape");
  await expect(add).toBeFocused();
  await add.press("Enter");
  await page.keyboard.type("Size");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Medium");
  await page.keyboard.press("Enter");
  await expect(panel.getByRole("textbox", { name: "Size" })).toHaveValue("Medium");
  await expect(add).toBeFocused();

  await panel.getByRole("button", { name: "Block contact" }).press("Enter");
  await expect(row(page, customer).getByLabel("Blocked")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).press("Enter");
  await expect(row(page, customer).getByLabel("Blocked")).toBeHidden();
  await page.reload();
  await expect(email).toHaveValue("cleo@example.test");
  await expect(panel.getByRole("textbox", { name: "Size" })).toHaveValue("Medium");
});

test("who hides their number is written to all the same, and shows it in the panel when they disclose it", async ({ page }) => {
  await signIn(page);
  const name = `Hide ${Date.now().toString(36)}`;
  const { id } = await sandbox<{ id: string }>(page, "customers", { channel: "WHATSAPP", name, usernameOnly: true });
  const customer = { id, name };
  await writes(page, customer, "No number here");
  await open(page, customer);
  const panel = page.getByRole("complementary", { name: "Contact" });
  const phone = panel.getByRole("textbox", { name: "Phone" });
  await expect(phone).toHaveValue("");
  const disclosed = await page.request.patch(`/sandbox-api/customers/${encodeURIComponent(id)}`, {
    data: { phone: `3363997${String(Date.now() % 10_000).padStart(4, "0")}` },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(disclosed.ok()).toBe(true);
  await writes(page, customer, "Now with a number");
  await expect(page.getByRole("article").getByText("Now with a number")).toBeVisible();
  await expect(phone).toHaveValue(/^\+3363997/);
});
