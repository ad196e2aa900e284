"use client";

import { BotOffIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQuery } from "urql";

import { useRoleAtLeast } from "@/features/session/use-role";
import { readFragment } from "@/gql";
import { AiUsageDocument, BudgetFactsFragmentDoc, ModelRowFragmentDoc } from "@/gql/graphql";

import { BudgetSection } from "./budget-section";
import { Ledger } from "./ledger";
import { ModelList } from "./model-list";

/** What the AI costs here: the budget, the models with their prices, the ledger. */
export function AiUsage() {
  const t = useTranslations("billing.offline");
  const [{ data }] = useQuery({ query: AiUsageDocument, variables: {} });
  const budget = readFragment(BudgetFactsFragmentDoc, data?.budget ?? null);
  const models = readFragment(ModelRowFragmentDoc, data?.aiModels ?? []);
  const isAdmin = useRoleAtLeast("ADMIN");
  if (!budget) return null;
  return (
    <>
      {models.some(({ isOffline, isDefault }) => isOffline && isDefault) ? (
        <div className="flex gap-3 rounded-lg border border-ai-line bg-ai-wash px-4 py-3">
          <BotOffIcon className="mt-0.5 size-4 shrink-0 text-ai-text" />
          <div className="grid gap-0.5">
            <p className="text-sm font-medium text-ai-text">{t("title")}</p>
            <p className="text-sm text-pretty">{t("body")}</p>
          </div>
        </div>
      ) : null}
      <BudgetSection budget={budget} canEdit={isAdmin} />
      <ModelList models={models} canTest={isAdmin} />
      {isAdmin ? <Ledger key={budget.spentMonthMicros} /> : null}
    </>
  );
}
