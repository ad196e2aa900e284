"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { useForm, type UseFormReturn, useWatch } from "react-hook-form";
import { z } from "zod";

import { FormDialog } from "@/components/form-dialog";
import { TextField } from "@/components/form-fields";
import { SelectField } from "@/components/select-field";
import { Textarea } from "@/components/ui/textarea";
import { type AgentTestExpectation, type AgentTestRowFragment, type Channel, SaveAgentTestDocument, type SaveAgentTestInput } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

const MOST = 10;
const ANY = "ANY";
const expectations: AgentTestExpectation[] = ["ANSWERED", "DRAFTED", "HANDED_OVER", "DECLINED"];

const lines = (text: string) => text.split("\n").map((line) => line.trim()).filter(Boolean);

type Form = { question: string; channel: string; expects: AgentTestExpectation; contains: string; avoids: string; cites: string };
type TestDialogProps = {
  test?: AgentTestRowFragment;
  /** What a new one begins with. */
  given?: Pick<AgentTestRowFragment, "question" | "channel" | "expects" | "contains">;
  title?: string;
  lead?: string;
  /** Keeps it otherwise than as a test of one’s own; null: it could not be. */
  store?: (input: SaveAgentTestInput, form: UseFormReturn<Form>) => Promise<object | null>;
  trigger?: ReactNode;
  onClose?: () => void;
};

/** Writes a test, or changes the one it is given. */
export function TestDialog({ test, given, title, lead, store, trigger, onClose }: TestDialogProps) {
  const t = useTranslations("agents.tests");
  const common = useTranslations("common");
  const say = useTranslations("errors.form");
  const save = usePayload(SaveAgentTestDocument);
  const phrases = z.string().refine((text) => lines(text).length <= MOST, t("tooMany", { max: MOST }));
  const begins = test ?? given;
  const form = useForm<Form>({
    resolver: zodResolver(
      z.object({
        question: z.string().trim().min(1, say("required")).max(2000, say("tooLong", { max: 2000 })),
        channel: z.string(),
        expects: z.custom<AgentTestExpectation>(),
        contains: phrases,
        avoids: phrases,
        cites: z.string().trim().max(300, say("tooLong", { max: 300 })),
      }),
    ),
    defaultValues: {
      question: begins?.question ?? "",
      channel: begins?.channel ?? ANY,
      expects: begins?.expects ?? "ANSWERED",
      contains: (begins?.contains ?? []).join("\n"),
      avoids: (test?.avoids ?? []).join("\n"),
      cites: test?.cites ?? "",
    },
  });
  const expects = useWatch({ control: form.control, name: "expects" });
  const writes = expects === "ANSWERED" || expects === "DRAFTED";
  return (
    <FormDialog
      trigger={trigger}
      onClose={onClose}
      title={title ?? (test ? t("edit") : t("new"))}
      lead={lead}
      action={common("save")}
      form={form}
      onSubmit={async ({ question, channel, contains, avoids, cites }) => {
        const input = {
          id: test?.id,
          question,
          channel: channel === ANY ? null : (channel as Channel),
          expects,
          contains: writes ? lines(contains) : [],
          avoids: writes ? lines(avoids) : [],
          cites: writes ? cites : "",
        };
        const saved = await (store ? store(input, form) : save(input, form));
        if (saved) toast.success(t("saved"));
        return saved !== null;
      }}
    >
      <TextField control={form.control} name="question" label={t("question")} render={(props) => <Text {...props} />} />
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField control={form.control} name="expects" label={t("expected")} options={expectations.map((value) => ({ value, label: t(`expects.${value}`) }))} />
        <SelectField
          control={form.control}
          name="channel"
          label={t("channel")}
          options={[
            { value: ANY, label: t("anyChannel") },
            { value: "WHATSAPP", label: common("whatsapp") },
            { value: "INSTAGRAM", label: common("instagram") },
          ]}
        />
      </div>
      {writes ? (
        <>
          <TextField control={form.control} name="contains" label={t("mustSay")} hint={t("mustSayHint")} render={(props) => <Text {...props} />} />
          <TextField control={form.control} name="avoids" label={t("mustNotSay")} render={(props) => <Text {...props} />} />
          <TextField control={form.control} name="cites" label={t("mustCite")} hint={t("mustCiteHint")} autoComplete="off" />
        </>
      ) : null}
    </FormDialog>
  );
}

function Text({ type: _type, ...props }: ComponentProps<"input">) {
  return <Textarea {...(props as unknown as ComponentProps<"textarea">)} dir="auto" rows={2} className="max-h-40 min-h-14" />;
}
