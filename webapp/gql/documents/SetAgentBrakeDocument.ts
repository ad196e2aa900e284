/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SetAgentBrakeMutation, SetAgentBrakeMutationVariables } from "../graphql";
export const SetAgentBrakeDocument = /*#__PURE__*/ parsed<SetAgentBrakeMutation, SetAgentBrakeMutationVariables>("mutation SetAgentBrake($input:SetAgentBrakeInput!){__typename setAgentBrake(input:$input){__typename agent{__typename ...AgentState}errors{__typename code field message}}}fragment AgentState on Agent{__typename mode brake effective{__typename mode reason resumesAt}published{__typename id number}}", "fb4f15226d08190ab699bbc6f763fa4bf29884a53f612345ec10d38233a7a415");
