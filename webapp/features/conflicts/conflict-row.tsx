"use client";

import { useTranslations } from "next-intl";

import { Button } from "@/components/ui/button";
import { readFragment } from "@/gql";
import { type ConflictRowFragment, ConflictSideFragmentDoc, DismissConflictDocument, RestoreConflictDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";
import { toast } from "@/lib/toast";
import { useFormat } from "@/lib/use-format";

import { ConflictSide } from "./conflict-side";

type ConflictRowProps = { conflict: ConflictRowFragment; canEdit: boolean; onChange: () => void };

/** One conflict: what it is about, the two sentences side by side, and what may become of it. */
export function ConflictRow({ conflict, canEdit, onChange }: ConflictRowProps) {
  const t = useTranslations("sources.conflicts");
  const common = useTranslations("common");
  const format = useFormat();
  const dismiss = usePayload(DismissConflictDocument);
  const restore = usePayload(RestoreConflictDocument);
  const { id, foundAt, dismissedAt, dismissedBy } = conflict;
  const subject = conflict.subject || t("noSubject");
  const first = readFragment(ConflictSideFragmentDoc, conflict.first);
  const second = readFragment(ConflictSideFragmentDoc, conflict.second);
  const putBack = async () => {
    if (!(await restore({ id }))) return;
    toast.success(t("restored"));
    onChange();
  };
  const putAside = async () => {
    if (!(await dismiss({ id }))) return;
    toast.success(t("dismissed"), { action: { label: common("undo"), onClick: () => void putBack() } });
    onChange();
  };
  return (
    <article aria-label={subject} className="grid gap-3 px-4 py-3">
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 dir="auto" className="text-sm font-medium text-pretty">{subject}</h3>
        <p className="tabular flex flex-wrap gap-x-3 text-xs text-muted-foreground">
          <time dateTime={foundAt} title={format.absolute(foundAt)}>{t("found", { time: format.relative(foundAt) })}</time>
          {dismissedAt ? <span>{t("asideBy", { name: dismissedBy?.name ?? "–" })}</span> : null}
        </p>
      </header>
      <div className="grid gap-2 sm:grid-cols-2 sm:gap-3">
        <ConflictSide side={first} other={second} canEdit={canEdit && !dismissedAt} />
        <ConflictSide side={second} other={first} canEdit={canEdit && !dismissedAt} />
      </div>
      {canEdit ? (
        <footer>
          <Button variant="ghost" size="sm" className="-ml-2.5" onClick={() => void (dismissedAt ? putBack() : putAside())}>
            {t(dismissedAt ? "restore" : "dismiss")}
          </Button>
        </footer>
      ) : null}
    </article>
  );
}
