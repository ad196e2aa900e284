import type { useTranslations } from "next-intl";
import { z } from "zod";

import type { LabelColor } from "@/gql/graphql";

type Say = ReturnType<typeof useTranslations<"errors.form">>;

export const labelColors = ["GRAY", "RED", "ORANGE", "AMBER", "GREEN", "TEAL", "BLUE", "INDIGO", "PINK"] as const satisfies LabelColor[];

const text = (say: Say, max: number) => z.string().trim().min(1, say("required")).max(max, say("tooLong", { max }));

export const changePasswordSchema = (say: Say) =>
  z.object({
    currentPassword: z.string().min(1, say("required")),
    newPassword: z.string().min(8, say("passwordShort")).max(256, say("tooLong", { max: 256 })),
  });

export const teamSchema = (say: Say) => z.object({ name: text(say, 60), memberIds: z.array(z.string()) });

export const labelSchema = (say: Say) => z.object({ name: text(say, 40), color: z.enum(labelColors) });

export const cannedSchema = (say: Say, rules: { shortcutRule: string; stillUploading: string }) =>
  z.object({
    shortcut: text(say, 40).regex(/^[\p{L}\p{N}_-]*$/u, rules.shortcutRule),
    title: text(say, 80),
    body: text(say, 4096),
    // An empty one is still on its way.
    fileIds: z.array(z.string()).refine((ids) => !ids.includes(""), rules.stillUploading),
  });

export const apiKeySchema = (say: Say) =>
  z.object({ name: text(say, 80), scope: z.enum(["READ", "WRITE"]), expiry: z.enum(["30", "90", "365", "0"]) });
