"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";

import { FormProblem, SubmitButton, TextField } from "@/components/form-fields";
import { LiveForm } from "@/components/live-form";
import { PasswordInput } from "@/components/password-input";
import { SignInDocument } from "@/gql/graphql";
import { showUserErrors, useUserMessage } from "@/lib/user-message";

import { nextPath } from "./params";
import { signInSchema } from "./schemas";

export function SignInForm({ next }: { next?: string }) {
  const t = useTranslations("auth");
  const say = useUserMessage();
  const [, signIn] = useMutation(SignInDocument);
  const form = useForm({
    resolver: zodResolver(signInSchema(useTranslations("errors.form"))),
    defaultValues: { email: "", password: "" },
  });
  const submit = form.handleSubmit(async (input) => {
    const { data, error } = await signIn({ input });
    if (error) form.setError("root", { message: say(error) });
    else if (data && !showUserErrors(form, data.signIn.errors, say)) window.location.assign(nextPath.parse(next));
  });
  return (
    <LiveForm form={form} onSubmit={submit} className="grid gap-4">
        <FormProblem />
        <TextField control={form.control} name="email" label={t("email")} type="email" autoComplete="username" autoFocus />
        <TextField
          control={form.control}
          name="password"
          label={t("password")}
          autoComplete="current-password"
          render={(props) => <PasswordInput {...props} />}
        />
        <SubmitButton size="lg" className="mt-1 w-full">
          {t("signIn.submit")}
        </SubmitButton>
        <Link href={"/forgot-password"} className="justify-self-center text-sm text-muted-foreground hover:underline">
          {t("signIn.forgot")}
        </Link>
    </LiveForm>
  );
}
