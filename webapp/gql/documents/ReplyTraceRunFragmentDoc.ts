/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ReplyTraceRunFragment } from "../graphql";
export const ReplyTraceRunFragmentDoc = /*#__PURE__*/ parsed<ReplyTraceRunFragment, unknown>("fragment ReplyTraceRun on ReplyRun{__typename id state cause hint requestedBy{__typename id name}outcome reason detail model promptTokens completionTokens costMicros reply{__typename ...ReplyOpinion}steps{__typename node number input output model promptTokens completionTokens costMicros latencyMs finishedAt}createdAt startedAt finishedAt}fragment ReplyOpinion on Reply{__typename id myFeedback{__typename isGood reason correction}feedback{__typename user{__typename id name}isGood reason correction}}");
