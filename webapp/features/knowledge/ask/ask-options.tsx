"use client";

import { XIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { Segments } from "@/components/segments";
import { Button } from "@/components/ui/button";

import type { Reader } from "./ask-bar";

type AskOptionsProps = { reader: Reader; onChange: (reader: Reader) => void; onClose: () => void };

/** As whom, and through which channel, the question is asked: both decide what may be used. */
export function AskOptions({ reader, onChange, onClose }: AskOptionsProps) {
  const t = useTranslations("sources");
  const common = useTranslations("common");
  return (
    <div className="flex flex-wrap items-center gap-2 px-3 pt-3">
      <Segments
        label={t("ask.reader")}
        value={reader.audience}
        options={[
          { value: "CUSTOMERS", label: t("scope.CUSTOMERS") },
          { value: "AGENTS", label: t("scope.AGENTS") },
        ]}
        onChoose={(audience) => onChange({ ...reader, audience })}
      />
      <Segments
        label={t("ask.channel")}
        value={reader.channel ?? "ANY"}
        options={[
          { value: "ANY", label: t("ask.anyChannel") },
          { value: "WHATSAPP", label: common("whatsapp") },
          { value: "INSTAGRAM", label: common("instagram") },
        ]}
        onChoose={(channel) => onChange({ ...reader, channel: channel === "ANY" ? null : channel })}
      />
      <Button variant="ghost" size="icon-sm" className="ml-auto" aria-label={t("ask.close")} onClick={onClose}>
        <XIcon />
      </Button>
    </div>
  );
}
