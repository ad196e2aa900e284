import { expect, test } from "@playwright/test";

import { newCustomer, open, row, signIn, writes } from "./inbox-world";

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
