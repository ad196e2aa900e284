/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SetAgentBrakeMutation, SetAgentBrakeMutationVariables } from "../graphql";
export const SetAgentBrakeDocument = /*#__PURE__*/ parsed<SetAgentBrakeMutation, SetAgentBrakeMutationVariables>("mutation SetAgentBrake($input:SetAgentBrakeInput!){__typename setAgentBrake(input:$input){__typename agent{__typename ...AgentState}errors{__typename code field message}}}fragment AgentState on Agent{__typename mode brake effective{__typename mode reason resumesAt}published{__typename id number}trouble{__typename reason since}providerTrouble{__typename host use reason fallsBack}}", "96964ff14fa087fcbd071415d00d2db270e46d38440312df714f343833e91d84");
