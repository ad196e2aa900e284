"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useLocale, useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";

import { FormProblem, SubmitButton, TextField } from "@/components/form-fields";
import { LiveForm } from "@/components/live-form";
import { PasswordInput } from "@/components/password-input";
import { SignUpDocument } from "@/gql/graphql";
import { showUserErrors, useUserMessage } from "@/lib/user-message";

import { signUpSchema } from "./schemas";

/** Makes a person and their first workspace, in the language they read and the time zone of their browser. */
export function SignUpForm() {
  const t = useTranslations("auth");
  const locale = useLocale();
  const say = useUserMessage();
  const [, signUp] = useMutation(SignUpDocument);
  const form = useForm({
    resolver: zodResolver(signUpSchema(useTranslations("errors.form"))),
    defaultValues: { name: "", workspaceName: "", email: "", password: "" },
  });
  const submit = form.handleSubmit(async (values) => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const { data, error } = await signUp({ input: { ...values, locale, timeZone } });
    if (error) form.setError("root", { message: say(error) });
    else if (data && !showUserErrors(form, data.signUp.errors, say)) window.location.assign("/inbox");
  });
  return (
    <LiveForm form={form} onSubmit={submit} className="grid gap-4">
        <FormProblem />
        <TextField control={form.control} name="name" label={t("name")} autoComplete="name" autoFocus />
        <TextField
          control={form.control}
          name="workspaceName"
          label={t("workspaceName")}
          hint={t("workspaceHint")}
          autoComplete="organization"
        />
        <TextField control={form.control} name="email" label={t("email")} type="email" autoComplete="username" />
        <TextField
          control={form.control}
          name="password"
          label={t("password")}
          hint={t("passwordHint")}
          autoComplete="new-password"
          render={(props) => <PasswordInput {...props} />}
        />
        <SubmitButton size="lg" className="mt-1 w-full">
          {t("signUp.submit")}
        </SubmitButton>
    </LiveForm>
  );
}
