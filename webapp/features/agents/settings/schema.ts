import type { useTranslations } from "next-intl";
import { z } from "zod";

import type { AgentConfigFormFragment, AgentConfigInput } from "@/gql/graphql";

type Say = ReturnType<typeof useTranslations<"errors.form">>;
type SayOurs = ReturnType<typeof useTranslations<"agents.settings">>;

export const languageCodes = ["en", "fr", "es", "de", "it", "nl", "pt", "pl", "tr", "uk", "ar", "zh"] as const;
export const tones = ["FRIENDLY", "PROFESSIONAL", "CASUAL", "NEUTRAL"] as const;
export const lengths = ["SHORT", "MEDIUM", "LONG"] as const;
export const templates = ["SUPPORT", "ECOMMERCE", "SOCIAL"] as const;
export const handlings = ["PERSON", "DRAFT", "EVIDENCE"] as const;
export const channels = ["WHATSAPP", "INSTAGRAM"] as const;

const mode = z.enum(["OFF", "DRAFT", "AUTO"]);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

/** What can be accepted as the draft; the server judges again, phrases and all. */
export const configSchema = (say: Say, t: SayOurs) => {
  const whole = (min: number, max: number) => z.number(say("number", { min, max })).int(say("number", { min, max })).min(min, say("number", { min, max })).max(max, say("number", { min, max }));
  const share = z.number(say("number", { min: 0, max: 100 })).min(0, say("number", { min: 0, max: 100 })).max(1, say("number", { min: 0, max: 100 }));
  const instructions = z.string().max(8000, say("tooLong", { max: 8000 }));
  const phrases = z.array(z.string().max(200, say("tooLong", { max: 200 }))).max(200, t("tooMany", { max: 200 }));
  const inOrder = ({ send, draft }: { send: number; draft: number }) => draft <= send;
  const order = { path: ["send"], message: t("thresholds.order") };
  return z.object({
    model: z.string(),
    temperature: z.number().min(0).max(1),
    tone: z.enum(tones),
    length: z.enum(lengths),
    language: z.string(),
    template: z.enum(templates),
    instructions,
    saysItIsAI: z.boolean(),
    thresholds: z
      .object({ send: share, draft: share, byChannel: z.array(z.object({ channel: z.enum(channels), send: share, draft: share }).refine(inOrder, order)) })
      .refine(inOrder, order),
    hours: z.object({
      zone: z.string().min(1, say("required")),
      spans: z.array(
        z.object({ day: z.number(), from: clock, to: clock }).refine(({ from, to }) => from < to, { path: ["from"], message: t("hours.order") }),
      ),
      open: mode,
      outside: mode,
    }),
    pace: z
      .object({ quietSeconds: whole(1, 20), capSeconds: whole(5, 60), resumeHours: whole(0, 168), answersPerHour: whole(1, 100) })
      .refine((pace) => pace.capSeconds >= pace.quietSeconds, { path: ["capSeconds"], message: t("pace.order") }),
    guard: z.object({
      blocked: phrases,
      topics: z.array(
        z.object({
          name: z.string().trim().min(1, say("required")).max(60, say("tooLong", { max: 60 })),
          handling: z.enum(handlings),
          phrases: phrases.min(1, t("topics.noPhrase")),
          send: share.nullish(),
          draft: share.nullish(),
        }),
      ),
      neverPromise: phrases,
      ignored: phrases,
    }),
    channels: z.array(
      z
        .object({ socialAccountId: z.string(), tone: z.enum(tones).nullish(), language: z.string().nullish(), instructions, send: share.nullish(), draft: share.nullish() })
        .refine(({ send, draft }) => send == null || draft == null || draft <= send, order),
    ),
  }) satisfies z.ZodType<AgentConfigInput>;
};

export type ConfigForm = z.infer<ReturnType<typeof configSchema>>;

/** The server's configuration as the form's values, which the form may change. */
export function toForm(config: AgentConfigFormFragment): ConfigForm {
  return JSON.parse(JSON.stringify(config, (key, value: unknown) => (key === "__typename" ? undefined : value))) as ConfigForm;
}
