/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ReplayTurnRowFragment } from "../graphql";
export const ReplayTurnRowFragmentDoc = /*#__PURE__*/ parsed<ReplayTurnRowFragment, unknown>("fragment ReplayTurnRow on ReplayTurn{__typename replayId messageId conversationId channel askedAt language state question answer then{__typename ...ReplaySideFields}now{__typename ...ReplaySideFields}comparison why isRight judgedBy{__typename id name}answerFacts facts missing}fragment ReplaySideFields on ReplaySide{__typename outcome reason detail body sources{__typename number sourceId title heading text score isCited}support unsupported likeness costMicros latencyMs}");
