import { z } from "zod";

/**
 * What a message carries besides text, as clients/meta/message.go writes it.
 * JSON in the schema, so it is read with care: a part that does not look right
 * is as if it were absent, and the bubble falls back to the text.
 */
const text = z.string().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);

const payload = z.object({
  location: z
    .object({ latitude: z.number(), longitude: z.number(), name: text, address: text, url: text })
    .optional()
    .catch(undefined),
  contacts: z
    .array(
      z.object({
        name: z.string(),
        org: text,
        phones: z.array(z.object({ phone: z.string(), waId: text, type: text })).catch([]),
        emails: z.array(z.string()).catch([]),
        urls: z.array(z.string()).catch([]),
      }),
    )
    .optional()
    .catch(undefined),
  order: z
    .object({
      items: z.array(z.object({ productId: z.string(), quantity: z.number(), price: text, currency: text })),
    })
    .optional()
    .catch(undefined),
  choice: z.object({ type: text, id: text, title: text, description: text, response: z.unknown() }).optional().catch(undefined),
  shares: z.array(z.object({ type: text, mediaId: text, url: text, title: text })).optional().catch(undefined),
  story: z.object({ id: text, url: text, linkUrl: text }).optional().catch(undefined),
  referral: z
    .object({ sourceType: text, sourceUrl: text, ref: text, headline: text, body: text, imageUrl: text })
    .optional()
    .catch(undefined),
  product: z.object({ productId: text }).optional().catch(undefined),
  problem: z.object({ code: z.number().optional().catch(undefined), type: text, details: text }).optional().catch(undefined),
  forwarded: flag,
  frequentlyForwarded: flag,
  template: z
    .object({ name: text, language: text, header: text, body: text, footer: text, buttons: z.array(z.string()).catch([]) })
    .optional()
    .catch(undefined),
});

export type Payload = z.output<typeof payload>;

export function readPayload(value: unknown): Payload {
  return payload.safeParse(value ?? {}).data ?? {};
}
