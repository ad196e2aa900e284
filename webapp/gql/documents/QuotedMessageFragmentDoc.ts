/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { QuotedMessageFragment } from "../graphql";
export const QuotedMessageFragmentDoc = /*#__PURE__*/ parsed<QuotedMessageFragment, unknown>("fragment QuotedMessage on Message{__typename id direction author authorUser{__typename id name}kind body deletedAt attachments{__typename ...AttachmentTile}}fragment AttachmentTile on Attachment{__typename id kind state mimeType filename sizeBytes width height durationMs url}");
