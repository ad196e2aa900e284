/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ThreadHeaderFragment } from "../graphql";
export const ThreadHeaderFragmentDoc = /*#__PURE__*/ parsed<ThreadHeaderFragment, unknown>("fragment ThreadHeader on Conversation{__typename id channel status priority snoozedUntil isUnread contact{__typename id name avatarUrl isBlocked}socialAccount{__typename id name handle status}assignee{__typename id name}team{__typename id name}labels{__typename id ...LabelChip}}fragment LabelChip on Label{__typename id name color}");
