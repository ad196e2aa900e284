/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { DiscardReplyMutation, DiscardReplyMutationVariables } from "../graphql";
export const DiscardReplyDocument = /*#__PURE__*/ parsed<DiscardReplyMutation, DiscardReplyMutationVariables>("mutation DiscardReply($input:DiscardReplyInput!){__typename discardReply(input:$input){__typename reply{__typename id state}errors{__typename code field message}}}", "d6eae15c76c5457388a3cba9b597511eb057d9e8a5f77e5f8d7e81d528654317");
