"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";

import { FormProblem, SubmitButton, TextField } from "@/components/form-fields";
import { PasswordInput } from "@/components/password-input";
import { Form } from "@/components/ui/form";
import { ChangePasswordDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

import { changePasswordSchema } from "./schemas";

/** Changing it ends every other session. */
export function PasswordForm() {
  const t = useTranslations("settings.security");
  const auth = useTranslations("auth");
  const change = usePayload(ChangePasswordDocument);
  const form = useForm({
    resolver: zodResolver(changePasswordSchema(useTranslations("errors.form"))),
    defaultValues: { currentPassword: "", newPassword: "" },
  });
  const submit = form.handleSubmit(async (input) => {
    if (!(await change(input, form))) return;
    form.reset();
    toast.success(t("changed"));
  });
  return (
    <Form {...form}>
      <form
        onSubmit={(event) => void submit(event)}
        noValidate
        className="grid max-w-sm gap-4 rounded-lg border p-4 shadow-card"
      >
        <FormProblem />
        <TextField
          control={form.control}
          name="currentPassword"
          label={t("current")}
          autoComplete="current-password"
          render={(props) => <PasswordInput {...props} />}
        />
        <TextField
          control={form.control}
          name="newPassword"
          label={auth("newPassword")}
          hint={auth("passwordHint")}
          autoComplete="new-password"
          render={(props) => <PasswordInput {...props} />}
        />
        <SubmitButton className="justify-self-start">{t("submit")}</SubmitButton>
      </form>
    </Form>
  );
}
