/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ReplyTraceRunFragment } from "../graphql";
export const ReplyTraceRunFragmentDoc = /*#__PURE__*/ parsed<ReplyTraceRunFragment, unknown>("fragment ReplyTraceRun on ReplyRun{__typename id state cause hint requestedBy{__typename id name}outcome reason detail model promptTokens completionTokens costMicros steps{__typename node number input output model promptTokens completionTokens costMicros latencyMs finishedAt}createdAt startedAt finishedAt}");
