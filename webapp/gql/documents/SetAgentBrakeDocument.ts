/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SetAgentBrakeMutation, SetAgentBrakeMutationVariables } from "../graphql";
export const SetAgentBrakeDocument = /*#__PURE__*/ parsed<SetAgentBrakeMutation, SetAgentBrakeMutationVariables>("mutation SetAgentBrake($input:SetAgentBrakeInput!){__typename setAgentBrake(input:$input){__typename agent{__typename ...AgentState}errors{__typename code field message}}}fragment AgentState on Agent{__typename mode brake effective{__typename mode reason resumesAt}published{__typename id number}trouble{__typename reason since}}", "e5d8d58e2f3728b51f2e659ad690c4627a47ecdf340af94dcd7e97ce9de667c0");
