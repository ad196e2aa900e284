/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SetAgentModeMutation, SetAgentModeMutationVariables } from "../graphql";
export const SetAgentModeDocument = /*#__PURE__*/ parsed<SetAgentModeMutation, SetAgentModeMutationVariables>("mutation SetAgentMode($input:SetAgentModeInput!){__typename setAgentMode(input:$input){__typename agent{__typename ...AgentState}errors{__typename code field message}}}fragment AgentState on Agent{__typename mode brake effective{__typename mode reason resumesAt}published{__typename id number}trouble{__typename reason since}}", "28d6b095c134e06ca1fda2bd119ae84f3df777207945e3a941e5ef2c9ab0f9a4");
