/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ReplyOpinionFragment } from "../graphql";
export const ReplyOpinionFragmentDoc = /*#__PURE__*/ parsed<ReplyOpinionFragment, unknown>("fragment ReplyOpinion on Reply{__typename id myFeedback{__typename isGood reason correction}feedback{__typename user{__typename id name}isGood reason correction}}");
