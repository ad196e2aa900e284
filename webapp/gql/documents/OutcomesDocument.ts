/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { OutcomesQuery, OutcomesQueryVariables } from "../graphql";
export const OutcomesDocument = /*#__PURE__*/ parsed<OutcomesQuery, OutcomesQueryVariables>("query Outcomes($period:PeriodInput!){__typename outcomes(period:$period){__typename ...OutcomeFigures}}fragment OutcomeFigures on Outcomes{__typename judged solved cameBack handedOver byTeam unanswered tooEarly handoverReasons{__typename reason count}medianFirstReplyMs drafts{__typename asWritten edited medianEdit discarded otherwise}answers{__typename good bad sent costMicros}days{__typename day solved cameBack handedOver byTeam unanswered tooEarly}}", "3f6498ab3e9e665a8717c52c10c225675aaf9924896893d3bf7b50a0abe8df2f");
