"use client";

import { XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { RequestError } from "@/lib/graphql/errors";
import { useUserMessage } from "@/lib/user-message";

/** Why Meta's dialog came back without a channel. */
export function ConnectError({ code }: { code: string }) {
  const t = useTranslations("channels");
  const say = useUserMessage();
  const [isOpen, setOpen] = useState(true);
  if (!isOpen) return null;
  return (
    <div role="alert" className="flex items-start gap-3 rounded-lg bg-danger-wash px-4 py-3 text-sm text-danger-text">
      <p className="flex-1">{t("connectError", { reason: say(new RequestError("graphql", code)) })}</p>
      <button type="button" aria-label={t("closeError")} onClick={() => setOpen(false)}>
        <XIcon className="size-4" />
      </button>
    </div>
  );
}
