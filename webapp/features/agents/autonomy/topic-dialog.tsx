"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";

import { FormDialog } from "@/components/form-dialog";
import { TextField } from "@/components/form-fields";
import { Textarea } from "@/components/ui/textarea";
import { SaveReplyTopicDocument, type TopicRowFragment } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

type TopicDialogProps = { topic?: TopicRowFragment; trigger: ReactNode };

/** What a topic is recognised by, and how sure its answers must be. */
export function TopicDialog({ topic, trigger }: TopicDialogProps) {
  const t = useTranslations("agents.autonomy.dialog");
  const say = useTranslations("errors.form");
  const common = useTranslations("common");
  const save = usePayload(SaveReplyTopicDocument);
  const share = z
    .string()
    .trim()
    .refine((text) => text === "" || (/^\d{1,3}$/.test(text) && Number(text) <= 100), say("number", { min: 0, max: 100 }));
  const form = useForm({
    resolver: zodResolver(
      z.object({
        name: z.string().trim().min(1, say("required")).max(60, say("tooLong", { max: 60 })),
        keywords: z.string(),
        examples: z.string(),
        sendFrom: share,
        draftFrom: share,
      }),
    ),
    values: {
      name: topic?.name ?? "",
      keywords: topic?.keywords.join("\n") ?? "",
      examples: topic?.examples.join("\n") ?? "",
      sendFrom: percent(topic?.sendFrom),
      draftFrom: percent(topic?.draftFrom),
    },
  });
  return (
    <FormDialog
      trigger={trigger}
      title={topic ? t("edit", { name: topic.name }) : t("new")}
      lead={t("lead")}
      action={common("save")}
      form={form}
      onSubmit={async ({ name, keywords, examples, sendFrom, draftFrom }) => {
        const saved = await save(
          { id: topic?.id, name, keywords: lines(keywords), examples: lines(examples), sendFrom: fraction(sendFrom), draftFrom: fraction(draftFrom) },
          form,
        );
        if (saved) toast.success(t("saved"));
        return saved !== null;
      }}
    >
      <TextField control={form.control} name="name" label={t("name")} autoComplete="off" maxLength={60} />
      <TextField control={form.control} name="keywords" label={t("keywords")} hint={t("keywordsHint")} spellCheck={false} render={area} />
      <TextField control={form.control} name="examples" label={t("examples")} hint={t("examplesHint")} render={area} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField control={form.control} name="draftFrom" label={t("draftFrom")} inputMode="numeric" placeholder={t("asUsual")} />
        <TextField control={form.control} name="sendFrom" label={t("sendFrom")} inputMode="numeric" placeholder={t("asUsual")} />
      </div>
    </FormDialog>
  );
}

const area: ComponentProps<typeof TextField>["render"] = ({ type: _type, ...props }) => (
  <Textarea {...(props as unknown as ComponentProps<"textarea">)} className="max-h-48 min-h-20 leading-6" rows={3} />
);

function percent(value: number | null | undefined): string {
  return value == null ? "" : String(Math.round(value * 100));
}

function fraction(text: string): number | null {
  return text === "" ? null : Number(text) / 100;
}

function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
