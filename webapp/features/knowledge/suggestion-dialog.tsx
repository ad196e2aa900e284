"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";

import { FormDialog } from "@/components/form-dialog";
import { TextField } from "@/components/form-fields";
import { Textarea } from "@/components/ui/textarea";
import { AcceptFaqSuggestionDocument, type FaqRowFragment, type SuggestionCardFragment } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

type SuggestionDialogProps = { suggestion: SuggestionCardFragment; into: FaqRowFragment | null; onClose: () => void };

/** A suggestion in its last words before it becomes an FAQ, or part of the one it resembles. */
export function SuggestionDialog({ suggestion, into, onClose }: SuggestionDialogProps) {
  const t = useTranslations("sources.suggestions");
  const faq = useTranslations("sources.faq");
  const say = useTranslations("errors.form");
  const accept = usePayload(AcceptFaqSuggestionDocument);
  const form = useForm({
    resolver: zodResolver(
      z.object({
        question: z.string().trim().min(1, say("required")).max(300, say("tooLong", { max: 300 })),
        answer: z.string().trim().min(1, say("required")).max(4000, say("tooLong", { max: 4000 })),
      }),
    ),
    defaultValues: { question: suggestion.question, answer: suggestion.answer },
  });
  return (
    <FormDialog
      onClose={onClose}
      title={into ? t("mergeTitle") : t("addTitle")}
      lead={into ? t("mergeLead", { question: into.questions[0] ?? "" }) : t("addLead")}
      action={into ? t("merge") : t("add")}
      form={form}
      onSubmit={async ({ question, answer }) => {
        const saved = await accept({ id: suggestion.id, questions: [question], answer, into: into?.id }, form);
        if (saved) toast.success(into ? t("merged") : t("added"));
        return saved !== null;
      }}
    >
      <TextField control={form.control} name="question" label={into ? t("anotherWay") : faq("question")} autoComplete="off" />
      {into ? (
        <div className="grid gap-1 text-sm">
          <p className="font-medium">{t("answerNow")}</p>
          <p dir="auto" className="rounded-md bg-n3 px-2.5 py-1.5 whitespace-pre-line text-muted-foreground">{into.answer}</p>
        </div>
      ) : null}
      <TextField
        control={form.control}
        name="answer"
        label={into ? t("answerThen") : faq("answer")}
        render={({ type: _type, ...props }) => <Textarea {...(props as unknown as ComponentProps<"textarea">)} className="max-h-64" rows={5} />}
      />
    </FormDialog>
  );
}
