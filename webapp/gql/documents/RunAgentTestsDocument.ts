/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { RunAgentTestsMutation, RunAgentTestsMutationVariables } from "../graphql";
export const RunAgentTestsDocument = /*#__PURE__*/ parsed<RunAgentTestsMutation, RunAgentTestsMutationVariables>("mutation RunAgentTests($input:RunAgentTestsInput!){__typename runAgentTests(input:$input){__typename run{__typename ...AgentTestRunRow}errors{__typename code field message}}}fragment AgentTestRunRow on AgentTestRun{__typename id state version draftRevision total passed failed regressed costMicros createdAt finishedAt startedBy{__typename id name}}", "7ea7773ec37c1fbb8f5ae1de81f112683357e9329ec1679f30cdc4171efc7e87");
