/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SetAgentModeMutation, SetAgentModeMutationVariables } from "../graphql";
export const SetAgentModeDocument = /*#__PURE__*/ parsed<SetAgentModeMutation, SetAgentModeMutationVariables>("mutation SetAgentMode($input:SetAgentModeInput!){__typename setAgentMode(input:$input){__typename agent{__typename ...AgentState}errors{__typename code field message}}}fragment AgentState on Agent{__typename mode brake effective{__typename mode reason resumesAt}published{__typename id number}}", "693fe3e50694543e02914706859a365fde949a614c37cf201a2caabeeaf19809");
