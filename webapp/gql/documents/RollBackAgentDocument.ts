/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { RollBackAgentMutation, RollBackAgentMutationVariables } from "../graphql";
export const RollBackAgentDocument = /*#__PURE__*/ parsed<RollBackAgentMutation, RollBackAgentMutationVariables>("mutation RollBackAgent($input:RollBackAgentInput!){__typename rollBackAgent(input:$input){__typename agent{__typename ...AgentState}errors{__typename code field message}}}fragment AgentState on Agent{__typename mode brake effective{__typename mode reason resumesAt}published{__typename id number}trouble{__typename reason since}providerTrouble{__typename host use reason fallsBack}}", "61f3072f7ce85af6d957fb9634ad784068acf3112b5d2770d689ac1de3ca898a");
