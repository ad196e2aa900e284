/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AgentPromptQuery, AgentPromptQueryVariables } from "../graphql";
export const AgentPromptDocument = /*#__PURE__*/ parsed<AgentPromptQuery, AgentPromptQueryVariables>("query AgentPrompt($channel:Channel!){__typename agentPrompt(channel:$channel){__typename author text}}", "454b46a4d32c77ed923185489d67b616bab0841f37e1a02a442f19dcadd33e14");
