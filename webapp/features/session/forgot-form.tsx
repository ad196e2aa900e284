"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { MailCheckIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { useMutation } from "urql";

import { FormProblem, SubmitButton, TextField } from "@/components/form-fields";
import { LiveForm } from "@/components/live-form";
import { Button } from "@/components/ui/button";
import { RequestPasswordResetDocument } from "@/gql/graphql";
import { showUserErrors, useUserMessage } from "@/lib/user-message";

import { forgotSchema } from "./schemas";

/** Says the same whether or not the address has an account. */
export function ForgotForm() {
  const t = useTranslations("auth");
  const say = useUserMessage();
  const [sentTo, setSentTo] = useState("");
  const [, request] = useMutation(RequestPasswordResetDocument);
  const form = useForm({
    resolver: zodResolver(forgotSchema(useTranslations("errors.form"))),
    defaultValues: { email: "" },
  });
  const submit = form.handleSubmit(async (input) => {
    const { data, error } = await request({ input });
    if (error) form.setError("root", { message: say(error) });
    else if (data && !showUserErrors(form, data.requestPasswordReset.errors, say)) setSentTo(input.email);
  });
  if (sentTo) {
    return (
      <div role="status" className="grid gap-3 rounded-lg border p-4">
        <MailCheckIcon aria-hidden className="size-5 text-primary-text" />
        <div>
          <p className="text-base font-medium">{t("forgot.sentTitle")}</p>
          <p className="text-sm text-muted-foreground">{t("forgot.sent", { email: sentTo })}</p>
        </div>
        <Button variant="outline" className="justify-self-start" onClick={() => setSentTo("")}>
          {t("forgot.again")}
        </Button>
      </div>
    );
  }
  return (
    <LiveForm form={form} onSubmit={submit} className="grid gap-4">
        <FormProblem />
        <TextField control={form.control} name="email" label={t("email")} type="email" autoComplete="username" autoFocus />
        <SubmitButton size="lg" className="mt-1 w-full">
          {t("forgot.submit")}
        </SubmitButton>
    </LiveForm>
  );
}
