"use client";

import { PencilIcon, Trash2Icon, TriangleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { ConfirmDialog } from "@/components/confirm-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@/components/ui/select";
import { type AutonomyStateFragment, DeleteReplyTopicDocument, SetReplyTopicLaneDocument, type TopicRowFragment } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";
import { useFormat } from "@/lib/use-format";

import { OutcomeBar } from "./outcome-bar";
import { Proposal } from "./proposal";
import { TopicDialog } from "./topic-dialog";

export const lanes = ["ALWAYS_DRAFT", "DRAFT", "AUTO"] as const;
const looks = { ALWAYS_DRAFT: "outline", DRAFT: "secondary", AUTO: "ai" } as const;

type TopicRowProps = { topic: TopicRowFragment; rules: AutonomyStateFragment["rules"]; canEdit: boolean };

/** A topic: how far it may go, what it is recognised by, and what its answers were worth. */
export function TopicRow({ topic, rules, canEdit }: TopicRowProps) {
  const t = useTranslations("agents.autonomy");
  const common = useTranslations("common");
  const format = useFormat();
  const setLane = usePayload(SetReplyTopicLaneDocument);
  const remove = usePayload(DeleteReplyTopicDocument);
  const { id, name, lane, keywords, examples, sendFrom, lostAnswers, lostOf, isProposed } = topic;
  const choose = async (value: string) => {
    const next = lanes.find((one) => one === value);
    if (!next || next === lane || !(await setLane({ id, lane: next }))) return;
    toast.success(t("saved"), { action: { label: common("undo"), onClick: () => void setLane({ id, lane }) } });
  };
  return (
    <li aria-label={name} className={`grid gap-3 rounded-lg border p-4 shadow-card ${isProposed ? "border-ai-line" : ""}`}>
      <div className="flex flex-col gap-x-3 gap-y-2 sm:flex-row sm:items-center">
        <div className="grid min-w-0 gap-0.5 sm:flex-1">
          <p className="flex min-w-0 items-center gap-2">
            <span className="text-sm font-medium text-pretty break-words">{name}</span>
            {canEdit ? null : <Badge variant={looks[lane]}>{t(`lane.${lane}`)}</Badge>}
          </p>
          <p className="line-clamp-2 text-xs break-words text-muted-foreground">
            {[
              keywords.slice(0, 6).join(", "),
              examples.length > 0 ? t("examples", { count: examples.length }) : "",
              sendFrom != null ? t("from", { share: Math.round(sendFrom * 100) }) : "",
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
        {canEdit ? (
          <span className="flex items-center gap-1">
            <Select value={lane} onValueChange={(value) => void choose(value)}>
              <SelectTrigger aria-label={t("laneOf", { name })} className="flex-1 sm:w-44 sm:flex-none">
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                {lanes.map((one) => (
                  <SelectItem key={one} value={one}>
                    {t(`lane.${one}`)}
                  </SelectItem>
                ))}
              </SelectContent>
            </Select>
            <TopicDialog
              topic={topic}
              trigger={
                <Button variant="ghost" size="icon-sm" aria-label={t("edit", { name })}>
                  <PencilIcon />
                </Button>
              }
            />
            <ConfirmDialog
              trigger={
                <Button variant="ghost" size="icon-sm" aria-label={t("remove", { name })}>
                  <Trash2Icon />
                </Button>
              }
              title={t("removeTitle", { name })}
              body={t("removeBody")}
              action={common("delete")}
              onConfirm={async () => (await remove({ id })) && toast.success(t("removed", { name }))}
            />
          </span>
        ) : null}
      </div>
      {lostAnswers != null && lane === "DRAFT" ? (
        <p data-demoted className="flex items-start gap-2 rounded-md bg-warn-wash px-3 py-2 text-sm text-pretty text-warn-text">
          <TriangleAlertIcon aria-hidden className="mt-0.5 size-4 shrink-0" />
          {t("lost", { bad: lostAnswers, of: lostOf ?? 0, when: format.absolute(topic.laneSince) })}
        </p>
      ) : null}
      {isProposed ? <Proposal topic={topic} canEdit={canEdit} /> : null}
      <OutcomeBar topic={topic} promoteAfter={rules.promoteAfter} />
    </li>
  );
}
