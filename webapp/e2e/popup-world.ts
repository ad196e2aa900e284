import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, type Locator, type Page } from "@playwright/test";

import { type Customer, newCustomer, sandbox, signIn, threadOf } from "./inbox-world";

/**
 * The pop-up shop: a workspace of its own, with the two accounts that the simulator
 * keeps free and the demo's documents. Its AI answers whoever writes, soon, and may
 * be stopped or slowed down without anybody else noticing. popup.setup.ts opens it.
 */
export const popup = {
  email: "popup@socialsync.test",
  password: "a long pass phrase 7",
  /** Nobody else's answers are written by it, so faults of this model are ours alone. */
  model: "gpt-4.1",
  accounts: { WHATSAPP: "106540352242777", INSTAGRAM: "17841405822304777" },
} as const;

const knowledge = join(import.meta.dirname, "../../app/demo/knowledge");

/** What the shop has written down, as files. */
export function documents(...names: string[]) {
  return names.map((name) => ({ name, data: readFileSync(join(knowledge, name)) }));
}

/** Signs in as the shop's owner and opens the path, if any. */
export async function enter(page: Page, path?: string) {
  await signIn(page, popup.email, popup.password);
  if (path) await page.goto(path);
}

/** Somebody nobody has heard of, who writes to the shop. */
export async function guest(page: Page, name: string, channel: "WHATSAPP" | "INSTAGRAM" = "WHATSAPP"): Promise<Customer> {
  return newCustomer(page, name, channel, popup.accounts[channel]);
}

/** What the shop has said to them, as their phone has it. */
export async function heard(page: Page, customer: Customer): Promise<string[]> {
  return (await threadOf(page, customer)).filter(({ origin }) => origin !== "CUSTOMER").map(({ text }) => text ?? "");
}

/** The sandbox phone in the customer's hand. */
export async function phone(page: Page, customer: Customer): Promise<Locator> {
  await page.goto("/sandbox");
  await page.getByRole("button", { name: new RegExp(customer.name) }).click();
  const screen = page.getByRole("region", { name: /^Conversation with/ });
  await expect(screen.getByText(customer.name)).toBeVisible(); // "Send the first message as …"
  return screen;
}

export const says = async (screen: Locator, text: string) => {
  await screen.getByLabel("Message", { exact: true }).fill(text);
  await screen.getByLabel("Message", { exact: true }).press("Enter");
};

/** A line of the timeline that tells what the AI did. */
export const line = (page: Page, text: RegExp) => page.getByRole("article").getByText(text);

/** Until it is undone the shop's model needs this long for each word. */
export async function slowModel(page: Page, delayMs: number): Promise<() => Promise<void>> {
  const { id } = await sandbox<{ id: string }>(page, "ai/faults", { kind: "AI_SLOW", path: "chat", model: popup.model, delayMs });
  return async () => {
    const gone = await page.request.delete(`/sandbox-api/ai/faults/${id}`, { headers: { origin: new URL(page.url()).origin } });
    expect(gone.ok()).toBe(true);
  };
}
