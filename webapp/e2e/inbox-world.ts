import { expect, type Locator, type Page } from "@playwright/test";

/** Who signs in; `socialsync seed` makes them. */
export const people = {
  claire: "demo@socialsync.test",
  samir: "samir@socialsync.test",
  lena: "lena@socialsync.test",
} as const;

export type Customer = { id: string; name: string };

/**
 * Opens a session without a page, so that a test begins with the one it is
 * about. What a person does to sign in is account.spec.ts's.
 */
export async function signIn(page: Page, email: string = people.claire, password = "demo-password") {
  const { signIn } = await graphql<{ signIn: { viewer: object | null } }>(page, "mutation ($input: SignInInput!) { signIn(input: $input) { viewer { user { id } } } }", {
    input: { email, password },
  });
  expect(signIn.viewer, email).not.toBeNull();
}

/** A workspace of its own: what it tests and publishes is nobody else’s, and the others’ AI answers as they expect. */
export async function ownWorkspace(page: Page, name: string) {
  const email = `${name.toLowerCase()}-${Date.now().toString(36)}@socialsync.test`;
  const input = { name: `${name} Owner`, email, password: "a long pass phrase 7", workspaceName: `${name} & Co`, locale: "en" };
  const { signUp } = await graphql<{ signUp: { viewer: object | null } }>(page, "mutation ($input: SignUpInput!) { signUp(input: $input) { viewer { user { id } } } }", { input });
  expect(signUp.viewer, email).not.toBeNull();
}

/** Who asks, as a browser would say: the page's origin, or the product's before any page is open. */
const originOf = (page: Page) => new URL(page.url().startsWith("http") ? page.url() : (process.env.BASE_URL ?? "http://localhost:8080")).origin;

/** The simulator's control, through the product's own sandbox proxy. */
export async function sandbox<T>(page: Page, path: string, data: object): Promise<T> {
  const response = await page.request.post(`/sandbox-api/${path}`, { data, headers: { origin: originOf(page) } });
  expect(response.ok(), `${path}: ${response.status()} ${await response.text()}`).toBeTruthy();
  return (await response.json()) as T;
}

/** Asks the API as the person who is signed in. */
export async function graphql<T>(page: Page, query: string, variables: object = {}): Promise<T> {
  const response = await page.request.post("/graphql", { data: { query, variables }, headers: { origin: originOf(page) } });
  const { data, errors } = (await response.json()) as { data: T; errors?: object[] };
  expect(errors ?? [], query).toEqual([]);
  return data;
}

let made = 0;

/** A customer nobody has heard of, with a name no other test uses; they write to the channel's first account, or to this one. */
export async function newCustomer(page: Page, name: string, channel: "WHATSAPP" | "INSTAGRAM" = "WHATSAPP", accountId?: string): Promise<Customer> {
  const unique = `${name} ${Date.now().toString(36)}${made++}`;
  const { id } = await sandbox<{ id: string }>(page, "customers", { channel, name: unique, accountId });
  return { id, name: unique };
}

/** The customer writes on their phone. */
export async function writes(page: Page, customer: Customer, draft: string | object): Promise<{ id: string }> {
  return sandbox(page, `customers/${encodeURIComponent(customer.id)}/messages`, typeof draft === "string" ? { text: draft } : draft);
}

/** The customer reacts, or takes back what they wrote. */
export async function acts(page: Page, customer: Customer, act: "reactions" | "unsend", data: object) {
  await sandbox(page, `customers/${encodeURIComponent(customer.id)}/${act}`, data);
}

/** Meta misbehaves once, for the request that carries this text. */
export async function fails(page: Page, text: string, code: number) {
  await sandbox(page, "faults", { kind: "GRAPH_REFUSE", path: text, code, next: 1 });
}

type OnPhone = { id: string; kind: string; mime?: string; origin: string; text?: string; reaction?: string; ourReaction?: string; status?: string };

/** What stands on the customer's phone. */
export async function phoneOf(page: Page, customer: Customer): Promise<string[]> {
  return (await threadOf(page, customer)).map(({ text }) => text ?? "");
}

export async function threadOf(page: Page, customer: Customer): Promise<OnPhone[]> {
  const response = await page.request.get(`/sandbox-api/customers/${encodeURIComponent(customer.id)}/thread`);
  const { messages } = (await response.json()) as { messages: OnPhone[] };
  return messages;
}

export function row(page: Page, customer: Customer): Locator {
  return page.locator("[data-conversation]").filter({ hasText: customer.name });
}

/** Newest first, so that who has just written is in sight; then the conversation is opened. */
export async function open(page: Page, customer: Customer) {
  if (!page.url().includes("view=all")) await page.goto("/inbox?view=all");
  await showNew(page, customer);
  await row(page, customer).click();
  await expect(page.getByRole("article").getByText(customer.name).first()).toBeVisible();
}

/** A row may wait behind the pill while the pointer is over the list. */
export async function showNew(page: Page, customer: Customer) {
  await page.mouse.move(1_200, 40);
  await expect(row(page, customer)).toBeVisible();
}

export function composer(page: Page): Locator {
  return page.getByRole("combobox", { name: /^(Reply to|Internal note)/ });
}

/** Whether React answers for this element. Before, what is typed stays but a key that does something is lost. */
export function isAlive(element: Locator): Promise<boolean> {
  return element.evaluate((node) => Object.keys(node).some((key) => key.startsWith("__reactProps")));
}

/** The newest message of ours that says this. */
export function bubble(page: Page, text: string): Locator {
  return page.locator("[data-item]").filter({ hasText: text }).last();
}

export async function expectStatus(page: Page, text: string, status: RegExp) {
  await expect(bubble(page, text).locator("[data-status]")).toHaveAttribute("data-status", status);
}
