"use client";

import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";

import { Button } from "@/components/ui/button";

const VariablesForm = dynamic(() => import("./variables-form").then((loaded) => loaded.VariablesForm), { ssr: false });

export type Guard = { reason: "ANSWERED"; who: string; text: string } | { reason: "VARIABLES"; names: string[] };

type SendGuardProps = { guard: Guard; onSend: (values?: Record<string, string>) => void; onCancel: () => void };

/** Asked once before sending: somebody else has answered meanwhile, or a variable was left open. */
export function SendGuard({ guard, onSend, onCancel }: SendGuardProps) {
  const t = useTranslations("inbox.guard");
  const common = useTranslations("common");
  return (
    <div role="alert" className="mx-2 mt-1.5 rounded-lg border border-warn-line bg-warn-wash px-3 py-2 text-xs text-warn-text">
      {guard.reason === "VARIABLES" ? (
        <VariablesForm names={guard.names} onSend={onSend} onCancel={onCancel} />
      ) : (
        <>
          <p className="font-medium">{t("answered", { who: guard.who })}</p>
          <p dir="auto" className="line-clamp-2 text-foreground">
            {guard.text}
          </p>
          <div className="mt-1.5 flex gap-1.5">
            <Button variant="outline" size="sm" onClick={onCancel}>
              {common("cancel")}
            </Button>
            <Button variant="ghost" size="sm" onClick={() => onSend()}>
              {t("sendAnyway")}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
