/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { TrialCardFragment } from "../graphql";
export const TrialCardFragmentDoc = /*#__PURE__*/ parsed<TrialCardFragment, unknown>("fragment TrialCard on Trial{__typename outcome reason detail body language parts{__typename text sources isGrounded}sources{__typename number sourceId kind title heading text page score isCited updatedAt}prompt{__typename role text}steps{__typename node number input output model provider promptTokens completionTokens costMicros latencyMs}version model promptTokens completionTokens costMicros latencyMs}");
