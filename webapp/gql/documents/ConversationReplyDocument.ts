/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ConversationReplyQuery, ConversationReplyQueryVariables } from "../graphql";
export const ConversationReplyDocument = /*#__PURE__*/ parsed<ConversationReplyQuery, ConversationReplyQueryVariables>("query ConversationReply($id:ID!){__typename conversation(id:$id){__typename id reply{__typename ...ReplyDraft}replyRun{__typename id state node cause}replyDueAt}}fragment ReplyDraft on Reply{__typename id conversationId state body language parts{__typename text sources isGrounded}sources{__typename number sourceId kind title heading text page score isCited updatedAt}run{__typename id reason detail model costMicros}createdAt}", "e3a7601221de5b6e0df25b2ff96eb4e3baab4702af60e19c5ea0b4ead2c7f571");
