/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SetAgentModeMutation, SetAgentModeMutationVariables } from "../graphql";
export const SetAgentModeDocument = /*#__PURE__*/ parsed<SetAgentModeMutation, SetAgentModeMutationVariables>("mutation SetAgentMode($input:SetAgentModeInput!){__typename setAgentMode(input:$input){__typename agent{__typename ...AgentState}errors{__typename code field message}}}fragment AgentState on Agent{__typename mode brake effective{__typename mode reason resumesAt}published{__typename id number}trouble{__typename reason since}providerTrouble{__typename host use reason fallsBack}}", "fcedc212cf5ec99a3d6465d8eb9ccf7c4bda93e6eca424cb79fc908b2b8ecd9e");
