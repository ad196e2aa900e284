"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";

import { FormProblem, SubmitButton, TextField } from "@/components/form-fields";
import { LiveForm } from "@/components/live-form";
import { PasswordInput } from "@/components/password-input";
import { ResetPasswordDocument } from "@/gql/graphql";
import { showUserErrors, useUserMessage } from "@/lib/user-message";

import { resetSchema } from "./schemas";

/** Spends the mailed link. The server then starts a new session and ends all others. */
export function ResetForm({ token }: { token: string }) {
  const t = useTranslations("auth");
  const say = useUserMessage();
  const [, reset] = useMutation(ResetPasswordDocument);
  const form = useForm({
    resolver: zodResolver(resetSchema(useTranslations("errors.form"))),
    defaultValues: { password: "" },
  });
  const submit = form.handleSubmit(async ({ password }) => {
    const { data, error } = await reset({ input: { token, password } });
    if (error) form.setError("root", { message: say(error) });
    else if (data && !showUserErrors(form, data.resetPassword.errors, say)) window.location.assign("/inbox");
  });
  return (
    <LiveForm form={form} onSubmit={submit} className="grid gap-4">
        <FormProblem />
        <TextField
          control={form.control}
          name="password"
          label={t("newPassword")}
          hint={t("passwordHint")}
          autoComplete="new-password"
          autoFocus
          render={(props) => <PasswordInput {...props} />}
        />
        <SubmitButton size="lg" className="mt-1 w-full">
          {t("reset.submit")}
        </SubmitButton>
    </LiveForm>
  );
}
