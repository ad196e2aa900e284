/** Instagram counts bytes: an accent is two, an emoji four and more. */
export const INSTAGRAM_BYTES = 1_000;
export const WHATSAPP_CHARACTERS = 4_096;

export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Into how many messages the server will split a text for Instagram. */
export function partsOf(text: string): number {
  return Math.max(1, Math.ceil(byteLength(text) / INSTAGRAM_BYTES));
}
