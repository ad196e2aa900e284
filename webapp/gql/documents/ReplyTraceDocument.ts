/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ReplyTraceQuery, ReplyTraceQueryVariables } from "../graphql";
export const ReplyTraceDocument = /*#__PURE__*/ parsed<ReplyTraceQuery, ReplyTraceQueryVariables>("query ReplyTrace($id:ID!){__typename replyRun(id:$id){__typename ...ReplyTraceRun}}fragment ReplyTraceRun on ReplyRun{__typename id state cause hint requestedBy{__typename id name}outcome reason detail model promptTokens completionTokens costMicros steps{__typename node number input output model promptTokens completionTokens costMicros latencyMs finishedAt}createdAt startedAt finishedAt}", "c152b51d8bd9b60622bcd893b8b33c624335562c68a66a33593a6ff13b63bb1e");
