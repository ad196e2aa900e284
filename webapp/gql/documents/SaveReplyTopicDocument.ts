/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SaveReplyTopicMutation, SaveReplyTopicMutationVariables } from "../graphql";
export const SaveReplyTopicDocument = /*#__PURE__*/ parsed<SaveReplyTopicMutation, SaveReplyTopicMutationVariables>("mutation SaveReplyTopic($input:SaveReplyTopicInput!){__typename saveReplyTopic(input:$input){__typename topic{__typename ...TopicRow}errors{__typename code field message}}}fragment TopicRow on ReplyTopic{__typename id name keywords examples sendFrom draftFrom lane laneSince laneBy{__typename id name}lostAnswers lostOf isProposed outcomes{__typename accepted smallEdits rewritten discarded answeredOtherwise ratedBad sent bad}}", "9c98383846ddaee0e972cada0a71b13941e06a68c52031b5ccec9661c9edd6c6");
