/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { RollBackAgentMutation, RollBackAgentMutationVariables } from "../graphql";
export const RollBackAgentDocument = /*#__PURE__*/ parsed<RollBackAgentMutation, RollBackAgentMutationVariables>("mutation RollBackAgent($input:RollBackAgentInput!){__typename rollBackAgent(input:$input){__typename agent{__typename ...AgentState}errors{__typename code field message}}}fragment AgentState on Agent{__typename mode brake effective{__typename mode reason resumesAt}published{__typename id number}trouble{__typename reason since}}", "b4113a2d46c7a39f86fa365b51202a3abc483aab535cbde2d06c13fb47fffcf2");
