"use client";

import { useTranslations } from "next-intl";

import { Button } from "@/components/ui/button";
import { DiscardReplyDocument, type DiscardReason } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";

const reasons: DiscardReason[] = ["WRONG", "INCOMPLETE", "TONE", "NOT_NEEDED", "OTHER"];

/** Throws a draft away and says why, in one press: what is wrong with drafts is what makes the next ones better. */
export function DiscardForm({ replyId, onDone }: { replyId: string; onDone: () => void }) {
  const t = useTranslations("replies");
  const common = useTranslations("common");
  const discard = usePayload(DiscardReplyDocument);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape in one of its buttons, as in any popover
    <div
      role="group"
      aria-label={t("discardWhy")}
      className="flex flex-wrap items-center gap-1"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault(); // it would close the conversation
        onDone();
      }}
    >
      <span className="mr-1 text-xs text-muted-foreground">{t("discardWhy")}</span>
      {reasons.map((reason, index) => (
        <Button
          key={reason}
          autoFocus={index === 0}
          variant="outline"
          size="sm"
          onClick={() => void discard({ replyId, reason }).then((done) => done && onDone())}
        >
          {t(`discardReason.${reason}`)}
        </Button>
      ))}
      <Button variant="ghost" size="sm" onClick={onDone}>
        {common("cancel")}
      </Button>
    </div>
  );
}
