/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { PublishAgentMutation, PublishAgentMutationVariables } from "../graphql";
export const PublishAgentDocument = /*#__PURE__*/ parsed<PublishAgentMutation, PublishAgentMutationVariables>("mutation PublishAgent($input:PublishAgentInput!){__typename publishAgent(input:$input){__typename agent{__typename ...AgentState}errors{__typename code field message}}}fragment AgentState on Agent{__typename mode brake effective{__typename mode reason resumesAt}published{__typename id number}trouble{__typename reason since}providerTrouble{__typename host use reason passes fallsBack}}", "66f82662c7355703eaa48f0e53f4942773b09746b3be4e5967f072f0abd1bb99");
