/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SetAgentBrakeMutation, SetAgentBrakeMutationVariables } from "../graphql";
export const SetAgentBrakeDocument = /*#__PURE__*/ parsed<SetAgentBrakeMutation, SetAgentBrakeMutationVariables>("mutation SetAgentBrake($input:SetAgentBrakeInput!){__typename setAgentBrake(input:$input){__typename agent{__typename ...AgentState}errors{__typename code field message}}}fragment AgentState on Agent{__typename mode brake effective{__typename mode reason resumesAt}published{__typename id number}trouble{__typename reason since}providerTrouble{__typename host use reason passes fallsBack}}", "f070319f66e44487c3fd0a17bc1ae5efe1c2485c7b440514bfff1c5d6eff687d");
