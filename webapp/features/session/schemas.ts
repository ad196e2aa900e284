import type { useTranslations } from "next-intl";
import { z } from "zod";

type Say = ReturnType<typeof useTranslations<"errors.form">>;

const PASSWORD_MIN = 8;
const TEXT_MAX = 120;

const email = (say: Say) => z.string().trim().min(1, say("required")).pipe(z.email(say("email")));
const password = (say: Say) => z.string().min(PASSWORD_MIN, say("passwordShort")).max(256, say("tooLong", { max: 256 }));
const text = (say: Say) => z.string().trim().min(1, say("required")).max(TEXT_MAX, say("tooLong", { max: TEXT_MAX }));

/** The forms' rules, with messages in the person's language. The server decides again. */
export const signInSchema = (say: Say) => z.object({ email: email(say), password: z.string().min(1, say("required")) });
export const signUpSchema = (say: Say) =>
  z.object({ name: text(say), workspaceName: text(say), email: email(say), password: password(say) });
export const forgotSchema = (say: Say) => z.object({ email: email(say) });
export const resetSchema = (say: Say) => z.object({ password: password(say) });
