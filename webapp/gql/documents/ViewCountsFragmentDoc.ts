/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ViewCountsFragment } from "../graphql";
export const ViewCountsFragmentDoc = /*#__PURE__*/ parsed<ViewCountsFragment, unknown>("fragment ViewCounts on InboxCounts{__typename needsReply mine unassigned mentions all snoozed unread}");
