/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SaveAgentTestMutation, SaveAgentTestMutationVariables } from "../graphql";
export const SaveAgentTestDocument = /*#__PURE__*/ parsed<SaveAgentTestMutation, SaveAgentTestMutationVariables>("mutation SaveAgentTest($input:SaveAgentTestInput!){__typename saveAgentTest(input:$input){__typename test{__typename ...AgentTestRow}errors{__typename code field message}}}fragment AgentTestRow on AgentTest{__typename id question channel expects contains avoids cites origin}", "54be6b332a71eb2b70893b23bff72ed52b61b8f1208eb4bc74f34ce7896162ac");
