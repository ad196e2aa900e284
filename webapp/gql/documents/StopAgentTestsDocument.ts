/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { StopAgentTestsMutation, StopAgentTestsMutationVariables } from "../graphql";
export const StopAgentTestsDocument = /*#__PURE__*/ parsed<StopAgentTestsMutation, StopAgentTestsMutationVariables>("mutation StopAgentTests($input:StopAgentTestsInput!){__typename stopAgentTests(input:$input){__typename run{__typename ...AgentTestRunRow}errors{__typename code field message}}}fragment AgentTestRunRow on AgentTestRun{__typename id state version draftRevision total passed failed regressed costMicros createdAt finishedAt startedBy{__typename id name}}", "37d21c2f0f10ba9f54a1ffb553246d879a5d2c772b22d0aedd4312ab86d3775e");
