"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { useQuery } from "urql";

import { ChannelBadge } from "@/components/channel-badge";
import { Segments } from "@/components/segments";
import { Checkbox } from "@/components/ui/checkbox";
import { readFragment } from "@/gql";
import { type Channel, type KnowledgeAudience, KnowledgeBasicsDocument, ScopeAccountFragmentDoc } from "@/gql/graphql";

export type Scope = { audience: KnowledgeAudience; channels: Channel[]; socialAccountIds: string[] };

const channels = ["WHATSAPP", "INSTAGRAM"] as const;

/** Who may read a source and where it counts; nothing chosen is everywhere. */
export function ScopeFields({ scope, onChange }: { scope: Scope; onChange: (change: Partial<Scope>) => void }) {
  const t = useTranslations("sources.scope");
  const common = useTranslations("common");
  const where = useId();
  const [{ data }] = useQuery({ query: KnowledgeBasicsDocument, variables: {} });
  const accounts = readFragment(ScopeAccountFragmentDoc, data?.socialAccounts ?? []);
  return (
    <>
      <div className="grid gap-1.5">
        <span className="text-sm font-medium">{t("audience")}</span>
        <Segments
          label={t("audience")}
          value={scope.audience}
          options={[
            { value: "CUSTOMERS", label: t("CUSTOMERS") },
            { value: "AGENTS", label: t("AGENTS") },
          ]}
          onChoose={(audience) => onChange({ audience })}
        />
        <p className="text-xs text-pretty text-muted-foreground">{t(scope.audience === "AGENTS" ? "agentsHint" : "customersHint")}</p>
      </div>
      <div role="group" aria-labelledby={where} className="grid gap-1.5">
        <span id={where} className="text-sm font-medium">
          {t("where")}
        </span>
        <div className="grid gap-1">
          {channels.map((channel) => (
            <div key={channel} className="grid gap-1">
              <Choice
                label={channel === "WHATSAPP" ? common("whatsapp") : common("instagram")}
                channel={channel}
                isChosen={scope.channels.includes(channel)}
                onChoose={() => onChange({ channels: toggled(scope.channels, channel) })}
              />
              {accounts
                .filter((account) => account.channel === channel)
                .map(({ id, name }) => (
                  <Choice
                    key={id}
                    isInner
                    label={name}
                    isChosen={scope.socialAccountIds.includes(id)}
                    onChoose={() => onChange({ socialAccountIds: toggled(scope.socialAccountIds, id) })}
                  />
                ))}
            </div>
          ))}
        </div>
        <p className="text-xs text-pretty text-muted-foreground">{t("whereHint")}</p>
      </div>
    </>
  );
}

type ChoiceProps = { label: string; channel?: Channel; isInner?: boolean; isChosen: boolean; onChoose: () => void };

function Choice({ label, channel, isInner, isChosen, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <span className={`flex items-center gap-2 ${isInner ? "pl-6" : ""}`}>
      <Checkbox id={id} checked={isChosen} onCheckedChange={onChoose} />
      <label htmlFor={id} className="flex min-w-0 items-center gap-1.5 text-sm touch:py-1.5">
        {channel ? <ChannelBadge channel={channel} /> : null}
        <span className="truncate">{label}</span>
      </label>
    </span>
  );
}

function toggled<T>(list: readonly T[], value: T): T[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
}
