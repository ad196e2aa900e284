/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ReplyDraftFragment } from "../graphql";
export const ReplyDraftFragmentDoc = /*#__PURE__*/ parsed<ReplyDraftFragment, unknown>("fragment ReplyDraft on Reply{__typename id conversationId state body language ...ReplyPassages run{__typename id reason detail model costMicros}...ReplyOpinion createdAt}fragment ReplyPassages on Reply{__typename parts{__typename text sources isGrounded}sources{__typename number sourceId kind title heading text page score isCited updatedAt}}fragment ReplyOpinion on Reply{__typename id myFeedback{__typename isGood reason correction}feedback{__typename user{__typename id name}isGood reason correction}}");
