/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ConversationPlaceFragment } from "../graphql";
export const ConversationPlaceFragmentDoc = /*#__PURE__*/ parsed<ConversationPlaceFragment, unknown>("fragment ConversationPlace on Conversation{__typename id channel status priority isUnread snoozedUntil waitingSince lastMessageAt socialAccount{__typename id}assignee{__typename id name}team{__typename id name}labels{__typename id name color}}");
