/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ConversationRowFragment } from "../graphql";
export const ConversationRowFragmentDoc = /*#__PURE__*/ parsed<ConversationRowFragment, unknown>("fragment ConversationRow on Conversation{__typename id channel status priority isUnread lastMessageAt waitingSince windowExpiresAt humanWindowExpiresAt snoozedUntil contact{__typename id name avatarUrl isBlocked}assignee{__typename id name}labels{__typename id ...LabelChip}lastMessage{__typename id body kind author status authorUser{__typename id name}}}fragment LabelChip on Label{__typename id name color}");
