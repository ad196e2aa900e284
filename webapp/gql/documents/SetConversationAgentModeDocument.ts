/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SetConversationAgentModeMutation, SetConversationAgentModeMutationVariables } from "../graphql";
export const SetConversationAgentModeDocument = /*#__PURE__*/ parsed<SetConversationAgentModeMutation, SetConversationAgentModeMutationVariables>("mutation SetConversationAgentMode($input:SetConversationAgentModeInput!){__typename setConversationAgentMode(input:$input){__typename conversation{__typename id agent{__typename ...AgentStanding}}errors{__typename code field message}}}fragment AgentStanding on ConversationAgent{__typename ownMode effective{__typename mode reason resumesAt changesAt}answeredAt answeredBy{__typename id name}}", "a0706ca65dbeb4e2b99e392c958cc949f1653a9edbfcd2cc252bdbf7eb1d3946");
