import { z } from "zod";

/** Where to go after signing in: a path of ours, never another site. */
export const nextPath = z
  .string()
  .regex(/^\/(?![/\\])[^\s\\]*$/)
  .catch("/inbox");

const one = z.preprocess((value: unknown) => (Array.isArray(value) ? (value[0] as unknown) : value), z.string().max(2000).optional());

export const sessionParams = z.object({ next: one, token: one });
