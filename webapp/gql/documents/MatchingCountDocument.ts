/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { MatchingCountQuery, MatchingCountQueryVariables } from "../graphql";
export const MatchingCountDocument = /*#__PURE__*/ parsed<MatchingCountQuery, MatchingCountQueryVariables>("query MatchingCount($filter:ConversationFilter!){__typename conversationCount(filter:$filter)}", "4488f5cfdc5b958cf24beeb2f40804d2bd640b4a88d1a65b43ecaa0a6c4d725a");
