/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AutonomyStateFragment } from "../graphql";
export const AutonomyStateFragmentDoc = /*#__PURE__*/ parsed<AutonomyStateFragment, unknown>("fragment AutonomyState on Autonomy{__typename rules{__typename promoteAfter demoteAfter}topics{__typename ...TopicRow}reliability{__typename ...ReliabilityChart}}fragment TopicRow on ReplyTopic{__typename id name keywords examples sendFrom draftFrom lane laneSince laneBy{__typename id name}lostAnswers lostOf isProposed outcomes{__typename accepted smallEdits rewritten discarded answeredOtherwise ratedBad sent bad}}fragment ReliabilityChart on Reliability{__typename judged least leastBucket isOwn priorWeight buckets{__typename bucket count good common own}}");
