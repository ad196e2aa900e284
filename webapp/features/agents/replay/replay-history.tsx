"use client";

import { useTranslations } from "next-intl";

import { Button } from "@/components/ui/button";
import { Rows, Section } from "@/features/settings/section";
import type { ReplayRowFragment } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";

import { useReplayWords } from "./use-replay-words";

type ReplayHistoryProps = { replays: readonly ReplayRowFragment[]; shown: string | undefined; onChoose: (id: string) => void };

/** The replays that are kept, newest first; the one that is shown says so. */
export function ReplayHistory({ replays, shown, onChoose }: ReplayHistoryProps) {
  const t = useTranslations("agents.replay");
  const format = useFormat();
  const words = useReplayWords();
  return (
    <Section title={t("history")}>
      <Rows>
        {replays.map((replay) => (
          <div key={replay.id} className="flex flex-wrap items-center justify-between gap-2 px-4 py-3">
            <div className="grid min-w-0 gap-0.5">
              <p className="text-sm">{words.summary(replay)}</p>
              <p className="text-xs text-muted-foreground tabular" suppressHydrationWarning>
                {[words.configuration(replay), t("days", { days: replay.days }), format.absolute(replay.createdAt), replay.startedBy?.name].filter(Boolean).join(" · ")}
              </p>
            </div>
            <Button variant="ghost" size="sm" disabled={replay.id === shown} onClick={() => onChoose(replay.id)}>
              {t(replay.id === shown ? "isShown" : "show")}
            </Button>
          </div>
        ))}
      </Rows>
    </Section>
  );
}
