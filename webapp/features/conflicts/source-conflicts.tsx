"use client";

import { useTranslations } from "next-intl";
import { useQuery } from "urql";

import { Rows, Section } from "@/features/settings/section";
import { readFragment } from "@/gql";
import { ConflictRowFragmentDoc, ConflictsDocument } from "@/gql/graphql";
import { useAgain } from "@/lib/graphql/use-again";

import { ConflictRow } from "./conflict-row";

type SourceConflictsProps = { sourceId: string; changes: number; canEdit: boolean };

/** What other sources say otherwise than this one; nothing when none does. */
export function SourceConflicts({ sourceId, changes, canEdit }: SourceConflictsProps) {
  const t = useTranslations("sources.conflicts");
  const query = useQuery({ query: ConflictsDocument, variables: { sourceId, isDismissed: false }, requestPolicy: "cache-and-network" });
  const [{ data }] = query;
  const again = useAgain(changes, query);
  const open = readFragment(ConflictRowFragmentDoc, data?.conflicts ?? []);
  if (open.length === 0) return null;
  return (
    <Section title={t("ofSource", { count: open.length })} lead={t("ofSourceLead")}>
      <Rows>
        {open.map((conflict) => (
          <ConflictRow key={conflict.id} conflict={conflict} canEdit={canEdit} onChange={again} />
        ))}
      </Rows>
    </Section>
  );
}
