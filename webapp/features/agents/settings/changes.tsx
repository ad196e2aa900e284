"use client";

import { useTranslations } from "next-intl";
import { useQuery } from "urql";

import { Rows, Section } from "@/features/settings/section";
import { type AgentAccountFragment, AgentChangesDocument, type AgentVersionRowFragment } from "@/gql/graphql";
import { useFormat } from "@/lib/use-format";

type ChangesProps = { versions: readonly AgentVersionRowFragment[]; accounts: readonly AgentAccountFragment[] };

/** Who changed what the AI may do, newest first. */
export function Changes({ versions, accounts }: ChangesProps) {
  const t = useTranslations("agents.settings.changes");
  const format = useFormat();
  const [{ data }] = useQuery({ query: AgentChangesDocument, variables: {}, requestPolicy: "cache-and-network" });
  const changes = data?.agentChanges ?? [];
  // Two accounts may have one name.
  const names = new Map(accounts.map(({ id, name, handle }) => [id, `${name} (${handle})`]));
  if (changes.length === 0) return null;
  return (
    <Section title={t("title")} lead={t("lead")}>
      <Rows>
        {changes.map((change) => (
          <div key={change.id} className="flex flex-wrap justify-between gap-x-4 px-4 py-2 text-sm">
            <span>
              {t(change.kind, {
                who: change.user?.name ?? t("nobody"),
                value: change.value || "FOLLOW",
                number: versions.find(({ id }) => id === change.versionId)?.number ?? "?",
                account: names.get(change.socialAccountId ?? "") ?? t("account"),
              })}
            </span>
            <time dateTime={change.createdAt} className="text-xs text-muted-foreground tabular" suppressHydrationWarning>
              {format.absolute(change.createdAt)}
            </time>
          </div>
        ))}
      </Rows>
    </Section>
  );
}
