"use client";

import { SparklesIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { Button } from "@/components/ui/button";
import { DismissTopicProposalDocument, SetReplyTopicLaneDocument, type TopicRowFragment } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";

import { drafts } from "./outcomes";

/** The topic's drafts are good enough: an administrator lets it answer by itself, or not yet. */
export function Proposal({ topic, canEdit }: { topic: TopicRowFragment; canEdit: boolean }) {
  const t = useTranslations("agents.autonomy");
  const accept = usePayload(SetReplyTopicLaneDocument);
  const dismiss = usePayload(DismissTopicProposalDocument);
  const { id, name } = topic;
  const decide = async (decided: Promise<unknown>, done: string) => (await decided) && toast.success(done);
  const { good, judged } = drafts(topic.outcomes);
  return (
    <div data-proposal className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-ai-wash px-3 py-2 text-sm text-ai-text">
      <SparklesIcon aria-hidden className="size-4 shrink-0" />
      <p className="min-w-48 flex-1 text-pretty">{t("proposal", { good, judged })}</p>
      {canEdit ? (
        <span className="flex gap-1">
          <Button
            size="sm"
            className="bg-ai text-ai-foreground hover:bg-ai/90"
            onClick={() => void decide(accept({ id, lane: "AUTO" }), t("accepted", { name }))}
          >
            {t("accept")}
          </Button>
          <Button variant="ghost" size="sm" onClick={() => void decide(dismiss({ id }), t("dismissed", { name }))}>
            {t("dismiss")}
          </Button>
        </span>
      ) : (
        <p className="text-xs">{t("askAdmin")}</p>
      )}
    </div>
  );
}
