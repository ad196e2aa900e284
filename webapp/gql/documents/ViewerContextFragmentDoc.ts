/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ViewerContextFragment } from "../graphql";
export const ViewerContextFragmentDoc = /*#__PURE__*/ parsed<ViewerContextFragment, unknown>("fragment ViewerContext on Viewer{__typename email role locale timeZone theme density isSandbox user{__typename id name}workspace{__typename id name replyTargetMinutes}memberships{__typename role workspace{__typename id name}}}");
