/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { MessageTraceQuery, MessageTraceQueryVariables } from "../graphql";
export const MessageTraceDocument = /*#__PURE__*/ parsed<MessageTraceQuery, MessageTraceQueryVariables>("query MessageTrace($id:ID!){__typename message(id:$id){__typename id replyRun{__typename id}}}", "a36743919585189beefe379ca52098aefe8c67c3b90246377c1c6e56188ac90a");
