"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { PlusIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useForm } from "react-hook-form";

import { FormDialog } from "@/components/form-dialog";
import { TextField } from "@/components/form-fields";
import { SelectField } from "@/components/select-field";
import { Button } from "@/components/ui/button";
import { CreateApiKeyDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";

import { apiKeySchema } from "./schemas";

const scopes = ["READ", "WRITE"] as const;
const expiries = ["30", "90", "365", "0"] as const;

/** Makes a key and hands its secret to `onCreated`, this once. */
export function ApiKeyDialog({ onCreated }: { onCreated: (secret: string) => void }) {
  const t = useTranslations("settings.keys");
  const create = usePayload(CreateApiKeyDocument);
  const form = useForm({
    resolver: zodResolver(apiKeySchema(useTranslations("errors.form"))),
    defaultValues: { name: "", scope: "READ" as const, expiry: "90" as const },
  });
  return (
    <FormDialog
      trigger={
        <Button variant="outline" size="sm">
          <PlusIcon />
          {t("new")}
        </Button>
      }
      title={t("new")}
      lead={t("newLead")}
      action={t("create")}
      form={form}
      onSubmit={async ({ name, scope, expiry }) => {
        const expiresInDays = expiry === "0" ? undefined : Number(expiry);
        const created = await create({ name, scope, expiresInDays }, form);
        if (created?.secret) onCreated(created.secret);
        return created !== null;
      }}
    >
      <TextField control={form.control} name="name" label={t("name")} hint={t("nameHint")} autoComplete="off" />
      <SelectField
        control={form.control}
        name="scope"
        label={t("scope")}
        options={scopes.map((value) => ({ value, label: t(`scopes.${value}`), hint: t(`scopeHints.${value}`) }))}
      />
      <SelectField
        control={form.control}
        name="expiry"
        label={t("expires")}
        options={expiries.map((value) => ({ value, label: t(`expiry.${value}`) }))}
      />
    </FormDialog>
  );
}
