"use client";

import { PlusIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFieldArray, useFormContext } from "react-hook-form";

import { Button } from "@/components/ui/button";
import { Section } from "@/features/settings/section";
import type { PersonalData } from "@/gql/graphql";

import { PhraseField } from "./fields";
import { GuardTest } from "./guard-test";
import { HiddenSection } from "./hidden-section";
import type { ConfigForm } from "./schema";
import { TopicCard } from "./topic-card";
import type { Draft } from "./use-draft";

const MOST_TOPICS = 40;

/** What the AI leaves to people and never says, with a box to try it on. */
export function GuardSection({ draft, hides, canEdit }: { draft: Draft; hides: readonly PersonalData[]; canEdit: boolean }) {
  const t = useTranslations("agents.settings");
  const { control } = useFormContext<ConfigForm>();
  const { fields, append, remove } = useFieldArray({ control, name: "guard.topics" });
  return (
    <>
      <GuardTest draft={draft} />
      <HiddenSection hides={hides} canEdit={canEdit} />
      <Section
        title={t("topics.title")}
        lead={t("topics.lead")}
        action={
          canEdit && fields.length < MOST_TOPICS ? (
            <Button variant="outline" size="sm" onClick={() => append({ name: "", handling: "PERSON", phrases: [], send: null, draft: null })}>
              <PlusIcon />
              {t("topics.add")}
            </Button>
          ) : null
        }
      >
        <div className="grid gap-3">
          {fields.map((field, at) => (
            <TopicCard key={field.id} at={at} isNew={field.name === ""} onRemove={canEdit ? () => remove(at) : undefined} />
          ))}
          {fields.length === 0 ? <p className="text-sm text-muted-foreground">{t("topics.none")}</p> : null}
        </div>
      </Section>
      <Section title={t("rules.title")} lead={t("rules.lead")}>
        <div className="grid gap-5 rounded-lg border p-4 shadow-card">
          <PhraseField name="guard.blocked" label={t("field.guard.blocked")} hint={t("rules.blockedHint")} />
          <PhraseField name="guard.neverPromise" label={t("field.guard.neverPromise")} hint={t("rules.promiseHint")} />
          <PhraseField name="guard.ignored" label={t("field.guard.ignored")} hint={t("rules.ignoredHint")} />
        </div>
      </Section>
    </>
  );
}
