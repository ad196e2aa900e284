"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { useForm } from "react-hook-form";

import { FormDialog } from "@/components/form-dialog";
import { TextField } from "@/components/form-fields";
import { FormField } from "@/components/ui/form";
import { Textarea } from "@/components/ui/textarea";
import { readFragment } from "@/gql";
import { AttachedFileFragmentDoc, type CannedResponseRowFragment, SaveCannedResponseDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

import { CannedFiles } from "./canned-files";
import { cannedSchema } from "./schemas";

/** Writes a prepared answer, or changes the one it is given. */
export function CannedDialog({ response, trigger }: { response?: CannedResponseRowFragment; trigger: ReactNode }) {
  const t = useTranslations("settings.canned");
  const common = useTranslations("common");
  const save = usePayload(SaveCannedResponseDocument);
  const files = readFragment(AttachedFileFragmentDoc, response?.files ?? []);
  const form = useForm({
    resolver: zodResolver(cannedSchema(useTranslations("errors.form"), { shortcutRule: t("shortcutRule"), stillUploading: t("stillUploading") })),
    values: { shortcut: response?.shortcut ?? "", title: response?.title ?? "", body: response?.body ?? "", fileIds: files.map(({ id }) => id) },
  });
  return (
    <FormDialog
      trigger={trigger}
      title={response ? t("edit", { name: response.title }) : t("new")}
      action={common("save")}
      form={form}
      onSubmit={async (values) => {
        const saved = await save({ ...values, id: response?.id }, form);
        if (saved) toast.success(t("saved"));
        return saved !== null;
      }}
    >
      <TextField control={form.control} name="title" label={t("responseTitle")} autoComplete="off" />
      <TextField
        control={form.control}
        name="shortcut"
        label={t("shortcut")}
        hint={t("shortcutHint", { example: t("example") })}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField
        control={form.control}
        name="body"
        label={t("body")}
        hint={t("bodyHint", { variables: "{{contact.name}}, {{agent.name}}" })}
        render={({ type: _type, ...props }) => (
          <Textarea {...(props as unknown as ComponentProps<"textarea">)} className="max-h-64" rows={5} />
        )}
      />
      <FormField control={form.control} name="fileIds" render={({ field }) => <CannedFiles initial={files} onChange={field.onChange} />} />
    </FormDialog>
  );
}
