"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";
import { z } from "zod";

import { FormProblem, SubmitButton, TextField } from "@/components/form-fields";
import { Form } from "@/components/ui/form";
import { SendTestMessageDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";

/** Sends Meta's test template to a phone the person can look at. */
export function TestForm({ accountId, onSent }: { accountId: string; onSent: () => void }) {
  const t = useTranslations("channels.test");
  const say = useTranslations("errors.form");
  const send = usePayload(SendTestMessageDocument);
  const form = useForm({
    resolver: zodResolver(z.object({ to: z.string().trim().regex(/^\+?[\d\s().-]{7,24}$/, say("phone")) })),
    defaultValues: { to: "" },
  });
  const submit = form.handleSubmit(async ({ to }) => {
    if (await send({ socialAccountId: accountId, to }, form)) onSent();
  });
  return (
    <Form {...form}>
      <form onSubmit={(event) => void submit(event)} noValidate className="grid max-w-sm gap-3">
        <FormProblem />
        <TextField control={form.control} name="to" label={t("to")} hint={t("toHint")} type="tel" autoComplete="tel" />
        <SubmitButton className="justify-self-start">{t("submit")}</SubmitButton>
      </form>
    </Form>
  );
}
