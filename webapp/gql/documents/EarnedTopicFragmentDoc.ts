/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { EarnedTopicFragment } from "../graphql";
export const EarnedTopicFragmentDoc = /*#__PURE__*/ parsed<EarnedTopicFragment, unknown>("fragment EarnedTopic on ReplyTopic{__typename id name isProposed outcomes{__typename accepted smallEdits rewritten discarded answeredOtherwise ratedBad}}");
