/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AgentTestResultsQuery, AgentTestResultsQueryVariables } from "../graphql";
export const AgentTestResultsDocument = /*#__PURE__*/ parsed<AgentTestResultsQuery, AgentTestResultsQueryVariables>("query AgentTestResults($id:ID!){__typename agentTestRun(id:$id){__typename id results{__typename ...AgentTestResultRow}}}fragment AgentTestResultRow on AgentTestResult{__typename testId question channel expects contains avoids cites state previous isRegression failures{__typename kind wanted}outcome reason detail body sources{__typename number sourceId title heading text score isCited}costMicros latencyMs}", "0fc6824182812f6700fecf5ae577ef36aeff1ea034bc44e5aa0ec57cb06b0dc8");
