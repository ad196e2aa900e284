import { en } from "@/messages/en";

/** What a charge may be for, as far as there is a word for it. */
export const purposes = new Set<string>(Object.keys(en.billing.purpose));
