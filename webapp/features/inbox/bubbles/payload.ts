import { anything, flag, list, number, object, text } from "@/lib/lenient";

const contact = object(
  {
    name: text,
    org: text,
    phones: list(object({ phone: text, waId: text, type: text }, "phone")),
    emails: list(text),
    urls: list(text),
  },
  "name",
);
const item = object({ productId: text, quantity: number, price: text, currency: text }, "productId", "quantity");

/**
 * What a message carries besides text, as clients/meta/message.go writes it.
 * A part that does not look right is absent, and the bubble falls back to the text.
 */
const payload = object({
  location: object({ latitude: number, longitude: number, name: text, address: text, url: text }, "latitude", "longitude"),
  contacts: list(contact),
  order: object({ items: list(item) }),
  choice: object({ type: text, id: text, title: text, description: text, response: anything }),
  shares: list(object({ type: text, mediaId: text, url: text, title: text })),
  story: object({ id: text, url: text, linkUrl: text }),
  referral: object({ sourceType: text, sourceUrl: text, ref: text, headline: text, body: text, imageUrl: text }),
  product: object({ productId: text }),
  problem: object({ code: number, type: text, details: text }),
  forwarded: flag,
  frequentlyForwarded: flag,
  template: object({ name: text, language: text, header: text, body: text, footer: text, buttons: list(text) }),
});

export type Payload = NonNullable<ReturnType<typeof payload>>;

const none = payload({}) as Payload;

export function readPayload(value: unknown): Payload {
  return payload(value) ?? none;
}
