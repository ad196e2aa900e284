/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SetDailyBudgetMutation, SetDailyBudgetMutationVariables } from "../graphql";
export const SetDailyBudgetDocument = /*#__PURE__*/ parsed<SetDailyBudgetMutation, SetDailyBudgetMutationVariables>("mutation SetDailyBudget($input:SetDailyBudgetInput!){__typename setDailyBudget(input:$input){__typename budget{__typename ...BudgetFacts}errors{__typename code field message}}}fragment BudgetFacts on Budget{__typename balanceMicros heldMicros spentTodayMicros spentMonthMicros dailyLimitMicros hasOwnDailyLimit monthlyAllowanceMicros state}", "379131eb1938207e634f313c008105750035f4e8a4505a500aba9af09525ca2d");
