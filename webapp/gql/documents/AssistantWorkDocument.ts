/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AssistantWorkQuery, AssistantWorkQueryVariables } from "../graphql";
export const AssistantWorkDocument = /*#__PURE__*/ parsed<AssistantWorkQuery, AssistantWorkQueryVariables>("query AssistantWork($ids:[ID!]!){__typename assistantWork(conversationIds:$ids){__typename conversationId state}}", "fb18d42f3e1fbc8216b50064b0f82a5db67e5b0c36e7e2953e9a53b8e7b1ca29");
