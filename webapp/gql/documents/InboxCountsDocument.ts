/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { InboxCountsQuery, InboxCountsQueryVariables } from "../graphql";
export const InboxCountsDocument = /*#__PURE__*/ parsed<InboxCountsQuery, InboxCountsQueryVariables>("query InboxCounts{__typename inboxCounts{__typename ...ViewCounts}}fragment ViewCounts on InboxCounts{__typename needsReply mine unassigned mentions all snoozed unread}", "8287abfe13b20856b5d2df46bc3e1781d464e2783ec903b8e45ffb40cc26c261");
