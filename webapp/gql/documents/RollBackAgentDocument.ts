/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { RollBackAgentMutation, RollBackAgentMutationVariables } from "../graphql";
export const RollBackAgentDocument = /*#__PURE__*/ parsed<RollBackAgentMutation, RollBackAgentMutationVariables>("mutation RollBackAgent($input:RollBackAgentInput!){__typename rollBackAgent(input:$input){__typename agent{__typename ...AgentState}errors{__typename code field message}}}fragment AgentState on Agent{__typename mode brake effective{__typename mode reason resumesAt}published{__typename id number}trouble{__typename reason since}providerTrouble{__typename host use reason passes fallsBack}}", "e00f74ec26e24aae50606e49c5b6b292154005aa4f085605f05b88939096a234");
