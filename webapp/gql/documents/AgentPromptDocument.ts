/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AgentPromptQuery, AgentPromptQueryVariables } from "../graphql";
export const AgentPromptDocument = /*#__PURE__*/ parsed<AgentPromptQuery, AgentPromptQueryVariables>("query AgentPrompt($channel:Channel!$account:ID){__typename agentPrompt(channel:$channel socialAccountId:$account){__typename author text}}", "913a9273762087c910e8459ce4cb4ff8d1edfb77979a32a680ef352ee83c4fd0");
