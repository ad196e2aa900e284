/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { MarkReadMutation, MarkReadMutationVariables } from "../graphql";
export const MarkReadDocument = /*#__PURE__*/ parsed<MarkReadMutation, MarkReadMutationVariables>("mutation MarkRead($input:MarkReadInput!){__typename markRead(input:$input){__typename conversation{__typename id isUnread}errors{__typename code field message}}}", "4384f6ec0dc654242ad84ef6f8918a6e7777a0d1de4f7826d5c2a5a8b206abc1");
