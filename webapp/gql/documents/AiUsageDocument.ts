/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AiUsageQuery, AiUsageQueryVariables } from "../graphql";
export const AiUsageDocument = /*#__PURE__*/ parsed<AiUsageQuery, AiUsageQueryVariables>("query AiUsage{__typename budget{__typename ...BudgetFacts}aiModels{__typename ...ModelRow}}fragment BudgetFacts on Budget{__typename balanceMicros heldMicros spentTodayMicros spentMonthMicros dailyLimitMicros hasOwnDailyLimit monthlyAllowanceMicros state}fragment ModelRow on AIModel{__typename id name task inputMicros outputMicros minuteMicros contextTokens capabilities isOffline isDefault}", "4c1770dcfd3e535195a23e054464853e84ecd9ce56a2f3654124c1d171fc962d");
