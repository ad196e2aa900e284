/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { RollBackAgentMutation, RollBackAgentMutationVariables } from "../graphql";
export const RollBackAgentDocument = /*#__PURE__*/ parsed<RollBackAgentMutation, RollBackAgentMutationVariables>("mutation RollBackAgent($input:RollBackAgentInput!){__typename rollBackAgent(input:$input){__typename agent{__typename ...AgentState}errors{__typename code field message}}}fragment AgentState on Agent{__typename mode brake effective{__typename mode reason resumesAt}published{__typename id number}}", "b1ae84a2ec11534357b173bcfbdd000a20f8d52070aed0c06a244cd936fb591d");
