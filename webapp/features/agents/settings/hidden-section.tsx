"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";

import { Switch } from "@/components/ui/switch";
import { Rows, Section, SettingRow } from "@/features/settings/section";
import { HidePersonalDataDocument, type PersonalData } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";

const kinds = ["CARD", "IBAN", "EMAIL", "PHONE"] as const satisfies PersonalData[];

type HiddenSectionProps = { hides: readonly PersonalData[]; canEdit: boolean };

/** What models do not get to see. It applies at once: it is no part of the draft. */
export function HiddenSection({ hides, canEdit }: HiddenSectionProps) {
  const t = useTranslations("agents.settings.hidden");
  const id = useId();
  const hide = usePayload(HidePersonalDataDocument);
  return (
    <Section title={t("title")} lead={t("lead")}>
      <Rows>
        {kinds.map((kind) => (
          <SettingRow key={kind} label={t(`kind.${kind}`)} hint={t(`hint.${kind}`)} htmlFor={id + kind}>
            <Switch
              id={id + kind}
              checked={hides.includes(kind)}
              disabled={!canEdit}
              onCheckedChange={(on) => void hide({ kinds: on ? [...hides, kind] : hides.filter((one) => one !== kind) })}
            />
          </SettingRow>
        ))}
      </Rows>
    </Section>
  );
}
