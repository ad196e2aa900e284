/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ActivityItemFragment } from "../graphql";
export const ActivityItemFragmentDoc = /*#__PURE__*/ parsed<ActivityItemFragment, unknown>("fragment ActivityItem on Activity{__typename id conversationId activity:kind detail replyRun{__typename id}createdAt actor{__typename id name}subjectUser{__typename id name}subjectTeam{__typename id name}subjectLabel{__typename id name color}}");
