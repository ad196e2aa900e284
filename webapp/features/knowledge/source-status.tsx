"use client";

import { CircleAlertIcon, CircleCheckIcon, LoaderCircleIcon, RefreshCwIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { Progress } from "@/components/ui/progress";
import type { SourceRowFragment } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";

type StatusOf = Pick<
  SourceRowFragment,
  "title" | "status" | "progress" | "failure" | "failureDetail" | "hasPendingChange" | "isEnabled" | "indexedAt" | "chunkCount" | "kind"
>;

/** How far a source is, live: what is being done with it, or why it failed and what to do about it. */
export function SourceStatus({ source }: { source: StatusOf }) {
  const t = useTranslations("sources");
  const { status, progress, hasPendingChange, isEnabled } = source;
  if (status === "FAILED") {
    return (
      <div className="grid gap-0.5 sm:w-56 xl:w-72">
        <Line icon={<CircleAlertIcon className="size-3.5 text-danger" />} className="font-medium text-danger-text">
          {t("status.FAILED")}
        </Line>
        <div className="max-sm:hidden">
          <SourceFailure source={source} />
        </div>
      </div>
    );
  }
  if (status === "INDEXED" && hasPendingChange) {
    return (
      <Line icon={<RefreshCwIcon className="size-3.5 text-warn-text" />} className="font-medium text-warn-text">
        {t("status.changed")}
      </Line>
    );
  }
  if (status === "INDEXED" && !isEnabled) return <Line className="text-muted-foreground">{t("status.off")}</Line>;
  if (status === "INDEXED") {
    return <Line icon={<CircleCheckIcon className="size-3.5 text-primary-text" />}>{t("status.INDEXED")}</Line>;
  }
  return (
    <div className="grid w-40 gap-1" role="status">
      <Line icon={<LoaderCircleIcon className="size-3.5 animate-spin text-muted-foreground motion-reduce:animate-none" />}>
        {t(`status.${status}`)}
      </Line>
      {progress && progress.total > 0 ? (
        <>
          <Progress value={(progress.done / progress.total) * 100} aria-label={source.title} />
          <span className="tabular text-xs text-muted-foreground">{t("status.progress", progress)}</span>
        </>
      ) : null}
    </div>
  );
}

/** Why it failed and what to do about it. The list of a phone has room for it under the title only. */
export function SourceFailure({ source }: { source: StatusOf }) {
  const t = useTranslations("sources");
  if (source.status !== "FAILED") return null;
  return (
    <p className="text-xs text-pretty whitespace-normal text-muted-foreground">
      {t(`failure.${source.failure ?? "INTERNAL"}`)} <StillAnswers source={source} />
    </p>
  );
}

/** A new reading that fails leaves the old one in place; one should know. */
function StillAnswers({ source: { indexedAt, chunkCount } }: { source: StatusOf }) {
  const t = useTranslations("sources.status");
  const format = useFormat();
  return indexedAt && chunkCount > 0 ? t("stillAnswers", { time: format.absolute(indexedAt) }) : null;
}

function Line({ icon, className, children }: { icon?: React.ReactNode; className?: string; children: React.ReactNode }) {
  return (
    <span className={`flex items-center gap-1.5 whitespace-nowrap ${className ?? ""}`}>
      {icon}
      {children}
    </span>
  );
}
