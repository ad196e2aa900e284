import type { z } from "zod";

import { RequestError } from "@/lib/graphql/errors";

import { type Customer, faultsSchema, messageSchema, threadSchema, worldSchema } from "./world";

const BASE = "/sandbox-api/";

/** What a customer is about to send; the simulator fills in what a kind needs. */
export type Draft = {
  kind?: string;
  text?: string;
  mediaId?: string;
  replyTo?: string;
  choice?: { id: string; title: string };
};

async function call(path: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(BASE + path, init).catch(() => {
    throw new RequestError("network", "UNREACHABLE");
  });
  if (!response.ok) throw new RequestError("http", String(response.status));
  return response.json();
}

async function read<T extends z.ZodType>(schema: T, path: string): Promise<z.infer<T>> {
  return schema.parse(await call(path));
}

function send(path: string, body: unknown = {}, method = "POST"): Promise<unknown> {
  return call(path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
}

/** The models are another simulator beside Meta's: their faults are kept there. */
const faultsOf = (name: string) => (/^ai[-_]/i.test(name) ? "ai/faults" : "faults");

const person = (id: string) => `customers/${encodeURIComponent(id)}`;

/** The phone's hands: each does what a customer's app, or Meta itself, would do. */
export const simulator = {
  eventsUrl: `${BASE}events`,
  mediaUrl: (url: string) => (/^(https?:|\/)/.test(url) ? url : BASE + url),
  world: async () => {
    const [world, models] = await Promise.all([read(worldSchema, "world"), read(faultsSchema, "ai/faults")]);
    return { ...world, faults: [...world.faults, ...models.faults] };
  },
  thread: (id: string) => read(threadSchema, `${person(id)}/thread`),
  write: async (id: string, draft: Draft) => messageSchema.parse(await send(`${person(id)}/messages`, draft)),
  echo: (id: string, text: string) => send(`${person(id)}/echo`, { text }),
  react: (id: string, messageId: string, emoji: string) => send(`${person(id)}/reactions`, { messageId, emoji }),
  unsend: (id: string, messageId: string) => send(`${person(id)}/unsend`, { messageId }),
  edit: (id: string, messageId: string, text: string) => send(`${person(id)}/edit`, { messageId, text }),
  play: (id: string, messageId: string) => send(`${person(id)}/play`, { messageId }),
  change: (id: string, change: Partial<Pick<Customer, "open" | "offline">>) => send(person(id), change, "PATCH"),
  addCustomer: async (input: { name: string; accountId: string; usernameOnly: boolean }) =>
    (await send("customers", input)) as { id: string },
  upload: async (file: Blob, name: string) =>
    (await call(`media?filename=${encodeURIComponent(name)}`, {
      method: "POST",
      headers: { "content-type": file.type || "application/octet-stream" },
      body: file,
    })) as { id: string },
  addFault: (fault: { kind: string; next?: number; delayMs?: number }) => send(faultsOf(fault.kind), fault),
  endFault: (id: string) => send(`${faultsOf(id)}/${encodeURIComponent(id)}`, {}, "DELETE"),
  endFaults: () => Promise.all([send("faults", {}, "DELETE"), send("ai/faults", {}, "DELETE")]),
  changeAccount: (id: string, change: { tokenExpired?: boolean; subscribed?: boolean }) =>
    send(`accounts/${encodeURIComponent(id)}`, change, "PATCH"),
  advanceClock: (hours: number) => send("clock", { advanceSeconds: hours * 3600 }),
  realClock: () => send("clock", { real: true }),
  replay: () => send("webhooks/replay", { times: 1 }),
};
