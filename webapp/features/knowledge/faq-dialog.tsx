"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { PlusIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { useFieldArray, useForm, useWatch } from "react-hook-form";
import { z } from "zod";

import { FormDialog } from "@/components/form-dialog";
import { TextField } from "@/components/form-fields";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/textarea";
import { readFragment } from "@/gql";
import { type FaqRowFragment, type KnowledgeUpkeepInput, SaveFaqDocument, ScopeAccountFragmentDoc, UpkeepFragmentDoc } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

import { type Scope, ScopeFields } from "./scope-fields";
import { TagField } from "./tag-field";
import { inputOf } from "./upkeep";
import { UpkeepFields } from "./upkeep-fields";

const MOST = 30;

type FaqDialogProps = {
  faq?: FaqRowFragment;
  /** What a new one begins with. */
  draft?: { questions: readonly string[]; answer: string };
  onClose: () => void;
};

/** Writes an FAQ, or changes the one it is given: one answer, as many ways to ask as customers have. */
export function FaqDialog({ faq, draft, onClose }: FaqDialogProps) {
  const t = useTranslations("sources.faq");
  const common = useTranslations("common");
  const say = useTranslations("errors.form");
  const save = usePayload(SaveFaqDocument);
  const question = z.string().trim().max(300, say("tooLong", { max: 300 }));
  const form = useForm({
    resolver: zodResolver(
      z.object({
        question: question.min(1, say("required")),
        variants: z.array(z.object({ text: question })).max(MOST - 1, t("tooMany")),
        answer: z.string().trim().min(1, say("required")).max(4000, say("tooLong", { max: 4000 })),
        tags: z.array(z.string()),
        scope: z.custom<Scope>(),
        upkeep: z.custom<KnowledgeUpkeepInput>(),
      }),
    ),
    defaultValues: valuesOf(faq, draft),
  });
  const variants = useFieldArray({ control: form.control, name: "variants" });
  const [tags, scope, upkeep] = useWatch({ control: form.control, name: ["tags", "scope", "upkeep"] });
  return (
    <FormDialog
      onClose={onClose}
      title={faq ? t("edit") : t("new")}
      lead={t("lead")}
      action={common("save")}
      form={form}
      onSubmit={async ({ question: first, variants: others, answer, tags: tagged, scope: chosen, upkeep: kept }) => {
        const questions = [first, ...others.map(({ text }) => text)].filter(Boolean);
        const saved = await save({ id: faq?.id, questions, answer, tags: tagged, ...chosen, upkeep: kept }, form);
        if (saved) toast.success(t("saved"));
        return saved !== null;
      }}
    >
      <TextField control={form.control} name="question" label={t("question")} autoComplete="off" />
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 text-sm font-medium">{t("variants")}</legend>
        {variants.fields.map((field, index) => (
          <span key={field.id} className="flex items-end gap-1 [&>:first-child]:flex-1">
            <TextField
              control={form.control}
              name={`variants.${index}.text`}
              label={<span className="sr-only">{t("variant", { number: index + 2 })}</span>}
              autoComplete="off"
            />
            <Button variant="ghost" size="icon" aria-label={t("removeVariant", { number: index + 2 })} onClick={() => variants.remove(index)}>
              <XIcon />
            </Button>
          </span>
        ))}
        <Button
          variant="ghost"
          size="sm"
          className="justify-self-start"
          disabled={variants.fields.length >= MOST - 1}
          onClick={() => variants.append({ text: "" })}
        >
          <PlusIcon />
          {t("addVariant")}
        </Button>
      </fieldset>
      <TextField
        control={form.control}
        name="answer"
        label={t("answer")}
        hint={t("answerHint")}
        render={({ type: _type, ...props }) => (
          <Textarea {...(props as unknown as ComponentProps<"textarea">)} className="max-h-64" rows={5} />
        )}
      />
      <ScopeFields scope={scope} onChange={(change) => form.setValue("scope", { ...scope, ...change }, { shouldDirty: true })} />
      <UpkeepFields upkeep={upkeep} onChange={(change) => form.setValue("upkeep", { ...upkeep, ...change }, { shouldDirty: true })} />
      <TagField tags={tags} onChange={(next) => form.setValue("tags", next, { shouldDirty: true })} />
    </FormDialog>
  );
}

function valuesOf(faq: FaqRowFragment | undefined, draft: FaqDialogProps["draft"]) {
  const [question = "", ...others] = faq?.questions ?? draft?.questions ?? [];
  const accounts = readFragment(ScopeAccountFragmentDoc, faq?.socialAccounts ?? []);
  const scope: Scope = {
    audience: faq?.audience ?? "CUSTOMERS",
    channels: [...(faq?.channels ?? [])],
    socialAccountIds: accounts.map(({ id }) => id),
  };
  const upkeep: KnowledgeUpkeepInput = faq ? inputOf(readFragment(UpkeepFragmentDoc, faq.upkeep)) : {};
  return {
    question,
    variants: others.map((text) => ({ text })),
    answer: faq?.answer ?? draft?.answer ?? "",
    tags: [...(faq?.tags ?? [])],
    scope,
    upkeep,
  };
}
