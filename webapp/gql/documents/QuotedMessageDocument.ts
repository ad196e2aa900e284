/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { QuotedMessageQuery, QuotedMessageQueryVariables } from "../graphql";
export const QuotedMessageDocument = /*#__PURE__*/ parsed<QuotedMessageQuery, QuotedMessageQueryVariables>("query QuotedMessage($id:ID!){__typename message(id:$id){__typename ...QuotedMessage}}fragment AttachmentTile on Attachment{__typename id kind state mimeType filename sizeBytes width height durationMs url}fragment QuotedMessage on Message{__typename id direction author authorUser{__typename id name}kind body deletedAt attachments{__typename ...AttachmentTile}}", "f92480af7eaab29f522065b0c0a7d5337cc961348fc41f9ef178dffe932763a2");
