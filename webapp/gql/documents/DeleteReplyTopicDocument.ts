/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { DeleteReplyTopicMutation, DeleteReplyTopicMutationVariables } from "../graphql";
export const DeleteReplyTopicDocument = /*#__PURE__*/ parsed<DeleteReplyTopicMutation, DeleteReplyTopicMutationVariables>("mutation DeleteReplyTopic($input:DeleteInput!){__typename deleteReplyTopic(input:$input){__typename errors{__typename code field message}}}", "3376275a43d3fb8c4a5bd7524541af95b9a8a1fd64a424fad085331dd693de62");
