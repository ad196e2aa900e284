/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AgentTestResultRowFragment } from "../graphql";
export const AgentTestResultRowFragmentDoc = /*#__PURE__*/ parsed<AgentTestResultRowFragment, unknown>("fragment AgentTestResultRow on AgentTestResult{__typename testId question channel expects contains avoids cites state previous isRegression failures{__typename kind wanted}outcome reason detail body sources{__typename number sourceId title heading text score isCited}costMicros latencyMs}");
