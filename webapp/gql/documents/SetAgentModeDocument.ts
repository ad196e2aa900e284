/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SetAgentModeMutation, SetAgentModeMutationVariables } from "../graphql";
export const SetAgentModeDocument = /*#__PURE__*/ parsed<SetAgentModeMutation, SetAgentModeMutationVariables>("mutation SetAgentMode($input:SetAgentModeInput!){__typename setAgentMode(input:$input){__typename agent{__typename ...AgentState}errors{__typename code field message}}}fragment AgentState on Agent{__typename mode brake effective{__typename mode reason resumesAt}published{__typename id number}trouble{__typename reason since}providerTrouble{__typename host use reason passes fallsBack}}", "45f85380635bac7a9c3d9e9449ec483b4f105c4bb95992ed560dba3937512620");
