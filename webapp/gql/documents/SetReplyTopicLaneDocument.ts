/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SetReplyTopicLaneMutation, SetReplyTopicLaneMutationVariables } from "../graphql";
export const SetReplyTopicLaneDocument = /*#__PURE__*/ parsed<SetReplyTopicLaneMutation, SetReplyTopicLaneMutationVariables>("mutation SetReplyTopicLane($input:SetReplyTopicLaneInput!){__typename setReplyTopicLane(input:$input){__typename topic{__typename ...TopicRow}errors{__typename code field message}}}fragment TopicRow on ReplyTopic{__typename id name keywords examples sendFrom draftFrom lane laneSince laneBy{__typename id name}lostAnswers lostOf isProposed outcomes{__typename accepted smallEdits rewritten discarded answeredOtherwise ratedBad sent bad}}", "72e2ddcf4c5b11be5ea9959c11ae23d23e25f5990917864e20f9d00160751e97");
