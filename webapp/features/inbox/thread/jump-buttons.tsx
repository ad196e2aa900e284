"use client";

import { ArrowDownIcon, ArrowUpIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Button } from "@/components/ui/button";

type JumpButtonsProps = {
  isAtEnd: boolean;
  /** Whether something came since the end was in sight. */
  hasNews: boolean;
  canJumpToUnread: boolean;
  onUnread: () => void;
  onLatest: () => void;
};

/** Ways back: to the first unread message, and to the newest. */
export function JumpButtons({ isAtEnd, hasNews, canJumpToUnread, onUnread, onLatest }: JumpButtonsProps) {
  const t = useTranslations("inbox.thread");
  const [isUsed, setUsed] = useState(false);
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center gap-2">
      {canJumpToUnread && !isUsed && isAtEnd ? (
        <Button
          variant="outline"
          size="sm"
          className="pointer-events-auto rounded-full shadow-popover"
          onClick={() => {
            setUsed(true);
            onUnread();
          }}
        >
          <ArrowUpIcon />
          {t("jumpToUnread")}
        </Button>
      ) : null}
      {isAtEnd ? null : (
        <Button variant={hasNews ? "default" : "outline"} size="sm" className="pointer-events-auto rounded-full shadow-popover" onClick={onLatest}>
          <ArrowDownIcon />
          {hasNews ? t("newer") : t("latest")}
        </Button>
      )}
    </div>
  );
}
