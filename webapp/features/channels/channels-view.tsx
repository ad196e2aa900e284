"use client";

import { RadioTowerIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useQuery } from "urql";

import { EmptyState } from "@/components/empty-state";
import { useRoleAtLeast } from "@/features/session/use-role";
import { readFragment } from "@/gql";
import { ChannelCardFragmentDoc, ChannelsDocument, type ChannelsSetupQuery } from "@/gql/graphql";

import { ChannelCard } from "./channel-card";
import { ConnectButtons } from "./connect-buttons";
import { ConnectError } from "./connect-error";
import { TestPanel } from "./test-panel";

type ChannelsViewProps = {
  /** Null for people who may not connect. */
  setup: ChannelsSetupQuery["channelSetup"] | null;
  connected?: string;
  connectError?: string;
};

/** Every channel with its health; a new one begins with its live test. */
export function ChannelsView({ setup, connected, connectError }: ChannelsViewProps) {
  const t = useTranslations("channels");
  const [{ data }] = useQuery({ query: ChannelsDocument, variables: {} });
  const accounts = readFragment(ChannelCardFragmentDoc, data?.socialAccounts ?? []);
  const canConnect = useRoleAtLeast("ADMIN") && setup !== null;
  const [testing, test] = useState({ id: connected ?? "", isNew: true });
  const tested = accounts.find(({ id }) => id === testing.id);
  const onConnected = (id: string) => test({ id, isNew: true });
  return (
    <div className="grid gap-6">
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div className="grid gap-1">
          <h1 className="text-lg font-semibold tracking-tight">{t("title")}</h1>
          <p className="text-sm text-muted-foreground">{t("lead")}</p>
        </div>
        {canConnect && accounts.length > 0 ? <ConnectButtons setup={setup} onConnected={onConnected} /> : null}
      </header>
      {connectError ? <ConnectError code={connectError} /> : null}
      {tested && canConnect ? (
        <TestPanel account={tested} isNew={testing.isNew} onClose={() => test({ id: "", isNew: false })} />
      ) : null}
      {accounts.length === 0 ? (
        <EmptyState isBoxed icon={RadioTowerIcon} title={t("empty")} body={canConnect ? t("emptyBody") : t("emptyAgent")}>
          {canConnect ? <ConnectButtons setup={setup} onConnected={onConnected} /> : null}
        </EmptyState>
      ) : (
        <div className="grid gap-4 lg:grid-cols-2">
          {accounts.map((account) => (
            <ChannelCard
              key={account.id}
              account={account}
              setup={canConnect ? setup : null}
              onTest={() => test({ id: account.id, isNew: false })}
              onConnected={onConnected}
            />
          ))}
        </div>
      )}
    </div>
  );
}
