/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { PublishAgentMutation, PublishAgentMutationVariables } from "../graphql";
export const PublishAgentDocument = /*#__PURE__*/ parsed<PublishAgentMutation, PublishAgentMutationVariables>("mutation PublishAgent($input:PublishAgentInput!){__typename publishAgent(input:$input){__typename agent{__typename ...AgentState}errors{__typename code field message}}}fragment AgentState on Agent{__typename mode brake effective{__typename mode reason resumesAt}published{__typename id number}}", "c88a6defaea67707549990ca5d45be1ebff6eb92ec621ad05ca75ffcc1506727");
