/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { BudgetFactsFragment } from "../graphql";
export const BudgetFactsFragmentDoc = /*#__PURE__*/ parsed<BudgetFactsFragment, unknown>("fragment BudgetFacts on Budget{__typename balanceMicros heldMicros spentTodayMicros spentMonthMicros dailyLimitMicros hasOwnDailyLimit monthlyAllowanceMicros state}");
