/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { TopicRowFragment } from "../graphql";
export const TopicRowFragmentDoc = /*#__PURE__*/ parsed<TopicRowFragment, unknown>("fragment TopicRow on ReplyTopic{__typename id name keywords examples sendFrom draftFrom lane laneSince laneBy{__typename id name}lostAnswers lostOf isProposed outcomes{__typename accepted smallEdits rewritten discarded answeredOtherwise ratedBad sent bad}}");
