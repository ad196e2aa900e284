/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { PublishAgentMutation, PublishAgentMutationVariables } from "../graphql";
export const PublishAgentDocument = /*#__PURE__*/ parsed<PublishAgentMutation, PublishAgentMutationVariables>("mutation PublishAgent($input:PublishAgentInput!){__typename publishAgent(input:$input){__typename agent{__typename ...AgentState}errors{__typename code field message}}}fragment AgentState on Agent{__typename mode brake effective{__typename mode reason resumesAt}published{__typename id number}trouble{__typename reason since}providerTrouble{__typename host use reason fallsBack}}", "ce9e342ea5c9eb1a2b32307fbc0893c7ac896439ee6bb42d6a320b11ba0c0626");
