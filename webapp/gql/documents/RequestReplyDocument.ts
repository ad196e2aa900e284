/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { RequestReplyMutation, RequestReplyMutationVariables } from "../graphql";
export const RequestReplyDocument = /*#__PURE__*/ parsed<RequestReplyMutation, RequestReplyMutationVariables>("mutation RequestReply($input:RequestReplyInput!){__typename requestReply(input:$input){__typename run{__typename id conversationId state node cause}errors{__typename code field message}}}", "cd5ed5b99f493a5de5e05af3f72bf79432b9a92b3ca687834692fdf2dd766f86");
