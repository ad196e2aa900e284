/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { RateReplyMutation, RateReplyMutationVariables } from "../graphql";
export const RateReplyDocument = /*#__PURE__*/ parsed<RateReplyMutation, RateReplyMutationVariables>("mutation RateReply($input:RateReplyInput!){__typename rateReply(input:$input){__typename reply{__typename ...ReplyOpinion}errors{__typename code field message}}}fragment ReplyOpinion on Reply{__typename id myFeedback{__typename isGood reason correction}feedback{__typename user{__typename id name}isGood reason correction}}", "9c30dfee46c7cfa8b98601845081d056b962f1008a46294025cd308e969ee12a");
