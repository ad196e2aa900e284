/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ConversationAgentQuery, ConversationAgentQueryVariables } from "../graphql";
export const ConversationAgentDocument = /*#__PURE__*/ parsed<ConversationAgentQuery, ConversationAgentQueryVariables>("query ConversationAgent($id:ID!){__typename conversation(id:$id){__typename id agent{__typename ...AgentStanding}}}fragment AgentStanding on ConversationAgent{__typename ownMode effective{__typename mode reason resumesAt changesAt}answeredAt answeredBy{__typename id name}}", "07209cd94ae6c59d59946c591722cff8c5a1249558c243ddf46f39570c18ac3e");
