/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AgentNowQuery, AgentNowQueryVariables } from "../graphql";
export const AgentNowDocument = /*#__PURE__*/ parsed<AgentNowQuery, AgentNowQueryVariables>("query AgentNow{__typename agent{__typename ...AgentState}}fragment AgentState on Agent{__typename mode brake effective{__typename mode reason resumesAt}published{__typename id number}}", "ee7ae1b075d546c57042ed9fc0f86ca8c9258efba5129e8ba7f3d8c779ac1127");
