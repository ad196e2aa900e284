/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { PublishAgentMutation, PublishAgentMutationVariables } from "../graphql";
export const PublishAgentDocument = /*#__PURE__*/ parsed<PublishAgentMutation, PublishAgentMutationVariables>("mutation PublishAgent($input:PublishAgentInput!){__typename publishAgent(input:$input){__typename agent{__typename ...AgentState}errors{__typename code field message}}}fragment AgentState on Agent{__typename mode brake effective{__typename mode reason resumesAt}published{__typename id number}trouble{__typename reason since}}", "de4a1e325e40150c98dbe4eac8d044fbc8577ea6b5839ecc4e2a7383cc279df7");
