import { z } from "zod";

/**
 * The simulator's control API (clients/meta/metasim), as far as the phone reads
 * it. It is no part of the GraphQL schema, so its shapes are checked here.
 */
const channel = z.enum(["WHATSAPP", "INSTAGRAM"]);

export const accountSchema = z.object({
  id: z.string(),
  channel,
  name: z.string(),
  username: z.string().default(""),
  displayPhone: z.string().default(""),
  subscribed: z.boolean(),
  spare: z.boolean().default(false),
});

export const customerSchema = z.object({
  id: z.string(),
  channel,
  accountId: z.string(),
  name: z.string(),
  username: z.string().default(""),
  phone: z.string().default(""),
  avatarId: z.string().default(""),
  open: z.boolean(),
  offline: z.boolean(),
  lastWrote: z.string(),
});

const choice = z.object({ id: z.string(), title: z.string() });

export const messageSchema = z.object({
  id: z.string(),
  seq: z.number(),
  customerId: z.string(),
  origin: z.enum(["CUSTOMER", "API", "APP"]),
  kind: z.string(),
  text: z.string().default(""),
  header: z.string().default(""),
  footer: z.string().default(""),
  buttons: z.array(choice).nullish(),
  mediaUrl: z.string().default(""),
  mime: z.string().default(""),
  filename: z.string().default(""),
  template: z.string().default(""),
  location: z.object({ name: z.string().default(""), address: z.string().default("") }).nullish(),
  contacts: z.array(z.object({ name: z.string(), phone: z.string().default("") })).nullish(),
  order: z.array(z.object({ productId: z.string(), quantity: z.number() })).nullish(),
  replyTo: z.string().default(""),
  reaction: z.string().default(""),
  ourReaction: z.string().default(""),
  status: z.string().default(""),
  deleted: z.boolean().default(false),
  edited: z.number().default(0),
  at: z.string(),
});

export const faultSchema = z.object({
  id: z.string(),
  kind: z.string(),
  next: z.number().default(0),
  struck: z.number(),
});

export const faultsSchema = z.object({ faults: z.array(faultSchema) });

export const worldSchema = z.object({
  now: z.string(),
  accounts: z.array(accountSchema),
  tokens: z.record(z.string(), z.string()),
  customers: z.array(customerSchema),
  faults: z.array(faultSchema),
  kinds: z.record(z.string(), z.array(z.string())),
});

export const threadSchema = z.object({
  now: z.string(),
  customer: customerSchema,
  typing: z.boolean(),
  messages: z.array(messageSchema),
});

export const eventSchema = z.object({
  seq: z.number(),
  type: z.string(),
  customerId: z.string().default(""),
  message: messageSchema.optional().catch(undefined),
});

export type World = z.infer<typeof worldSchema>;
export type Account = z.infer<typeof accountSchema>;
export type Customer = z.infer<typeof customerSchema>;
export type Message = z.infer<typeof messageSchema>;
export type Thread = z.infer<typeof threadSchema>;
export type Fault = z.infer<typeof faultSchema>;

/** What goes wrong on command, in the order of the panel. */
export const faultKinds = [
  "DUPLICATE_WEBHOOK",
  "REORDER_WEBHOOK",
  "DELAY_WEBHOOK",
  "DROP_WEBHOOK",
  "GRAPH_ERROR",
  "GRAPH_RATE_LIMIT",
  "GRAPH_SLOW",
  "GRAPH_HANG",
  "GRAPH_DISCONNECT",
  "GRAPH_REFUSE",
  "GRAPH_GARBAGE",
  "TOKEN_EXPIRED",
  "STATUS_FAILED",
  "EARLY_STATUS",
  "AI_RATE_LIMIT",
  "AI_ERROR",
  "AI_HANG",
  "AI_SLOW",
  "AI_CUT",
  "AI_GARBAGE",
  "AI_REFUSE",
  "AI_QUOTA",
] as const;

export type FaultKind = (typeof faultKinds)[number];
