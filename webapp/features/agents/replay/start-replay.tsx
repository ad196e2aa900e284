"use client";

import { LoaderCircleIcon, PlayIcon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useQuery } from "urql";

import { Segments } from "@/components/segments";
import { Button } from "@/components/ui/button";
import { Rows, Section, SettingRow } from "@/features/settings/section";
import { ReplayOutlookDocument, type ReplaysQuery, StartReplayDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { money } from "@/lib/money";

const periods = ["7", "30", "90"] as const;
const sizes = ["10", "25", "50", "100"] as const;

type StartReplayProps = {
  published: ReplaysQuery["agent"]["published"];
  /** Stores what is being typed; false: it could not be. */
  onRun: () => Promise<boolean>;
  onStarted: (id: string) => void;
};

/** Which configuration is asked what, and what that will cost. */
export function StartReplay({ published, onRun, onStarted }: StartReplayProps) {
  const t = useTranslations("agents.replay.start");
  const locale = useLocale();
  const start = usePayload(StartReplayDocument);
  const [what, setWhat] = useState<"draft" | "published">("draft");
  const [days, setDays] = useState<(typeof periods)[number]>("30");
  const [turns, setTurns] = useState<(typeof sizes)[number]>("25");
  const [isStarting, setStarting] = useState(false);
  const [{ data }] = useQuery({ query: ReplayOutlookDocument, variables: { days: Number(days) }, requestPolicy: "cache-and-network" });
  const outlook = data?.replayOutlook;
  const count = outlook ? Math.min(outlook.turns, Number(turns)) : 0;
  const cost = outlook && outlook.meanCostMicros !== null ? count * outlook.meanCostMicros : null;
  const isTooDear = outlook && cost !== null ? cost > outlook.leftMicros : false;
  const run = async () => {
    setStarting(true);
    if (what === "published" || (await onRun())) {
      const id = crypto.randomUUID();
      const begun = await start({ id, versionId: what === "published" ? published?.id : null, days: Number(days), turns: Number(turns) });
      if (begun) onStarted(id);
    }
    setStarting(false);
  };
  return (
    <Section title={t("title")} lead={t("lead")}>
      <Rows>
        {published ? (
          <SettingRow label={t("what")}>
            <Segments
              label={t("what")}
              value={what}
              options={[
                { value: "draft", label: t("draft") },
                { value: "published", label: t("version", { number: published.number }) },
              ]}
              onChoose={setWhat}
            />
          </SettingRow>
        ) : null}
        <SettingRow label={t("period")}>
          <Segments label={t("period")} value={days} options={periods.map((value) => ({ value, label: t("days", { days: Number(value) }) }))} onChoose={setDays} />
        </SettingRow>
        <SettingRow label={t("size")} hint={t("sizeHint")}>
          <Segments label={t("size")} value={turns} options={sizes.map((value) => ({ value, label: value }))} onChoose={setTurns} />
        </SettingRow>
        <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
          <p className="min-w-0 flex-1 basis-60 text-sm text-pretty" role="status">
            {outlook ? t("found", { count: outlook.turns }) : t("looking")}
            {outlook && count > 0 ? (
              <span className={isTooDear ? "block text-danger-text" : "block text-muted-foreground"}>
                {cost === null
                  ? t("costUnknown")
                  : t(isTooDear ? "tooDear" : "cost", { count, cost: money(cost, locale), left: money(outlook.leftMicros, locale) })}
              </span>
            ) : null}
          </p>
          <Button size="sm" variant="outline" disabled={isStarting || count === 0 || isTooDear} onClick={() => void run()}>
            {isStarting ? <LoaderCircleIcon className="animate-spin" /> : <PlayIcon />}
            {t("run")}
          </Button>
        </div>
      </Rows>
    </Section>
  );
}
