"use client";

import { useTranslations } from "next-intl";

import { Button } from "@/components/ui/button";
import type { KnowledgeFailure, SourceRowFragment } from "@/gql/graphql";

import { useFilePicker } from "./use-file-picker";
import { useSourceActions } from "./use-source-actions";

/** What is wrong with the file itself: read again it ends the same, so another one has to take its place. */
const hopeless = new Set<KnowledgeFailure | null>(["EMPTY", "NO_TEXT", "ENCRYPTED", "UNREADABLE", "UNSUPPORTED", "TOO_LARGE"]);

/** The one step that may help a source that could not be read. */
export function FailedAction({ source, className }: { source: SourceRowFragment; className?: string }) {
  const t = useTranslations("sources.actions");
  const { retry } = useSourceActions(source);
  const { pick, field } = useFilePicker(source.id);
  if (source.status !== "FAILED") return null;
  const isHopeless = source.kind === "DOCUMENT" && hopeless.has(source.failure);
  return (
    <>
      <Button variant="outline" size="sm" className={className} onClick={() => (isHopeless ? pick() : void retry())}>
        {t(isHopeless ? "replace" : "retry")}
      </Button>
      {isHopeless ? field : null}
    </>
  );
}
