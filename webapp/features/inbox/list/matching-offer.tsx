"use client";

import { useTranslations } from "next-intl";
import { useQuery } from "urql";

import { MatchingCountDocument } from "@/gql/graphql";
import { useActions } from "@/lib/shortcuts/registry";
import { useFormat } from "@/lib/use-format";

import { useInboxStore } from "../inbox-store";
import { filterOf, type InboxParams } from "../params";

/** The server changes no more than this by one request. */
const MOST = 20_000;

/** What is loaded is selected: offers what the filter matches beyond that. */
export function MatchingOffer({ params }: { params: InboxParams }) {
  const t = useTranslations("inbox.bulk");
  const format = useFormat();
  const { matching, checkMatching } = useInboxStore();
  const filter = filterOf(params);
  const [{ data }] = useQuery({ query: MatchingCountDocument, variables: { filter }, requestPolicy: "network-only", pause: matching !== null });
  const total = data?.conversationCount;
  const label = t("selectMatching", { count: format.count(total ?? 0) });
  const mark = () => {
    if (total !== undefined) checkMatching({ filter, total, except: new Set() });
  };
  const isOffered = !matching && total !== undefined && total <= MOST;
  useActions(isOffered ? [{ id: "inbox-selectMatching", group: "conversation", label, keys: ["*"], run: mark }] : []);
  const line = "flex min-h-8 shrink-0 items-center justify-center border-b px-3.5 py-1 text-center text-xs text-muted-foreground tabular";
  if (matching) return <p className={line}>{t("allMatching", { count: format.count(matching.total) })}</p>;
  if (total === undefined) return null;
  if (total > MOST) return <p className={line}>{t("tooMany", { count: format.count(MOST) })}</p>;
  return (
    <p className={line}>
      <button type="button" aria-keyshortcuts="*" className="font-medium text-primary-text hover:underline" onClick={mark}>
        {label}
      </button>
    </p>
  );
}
