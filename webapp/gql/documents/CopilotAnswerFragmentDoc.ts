/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { CopilotAnswerFragment } from "../graphql";
export const CopilotAnswerFragmentDoc = /*#__PURE__*/ parsed<CopilotAnswerFragment, unknown>("fragment CopilotAnswer on CopilotAnswer{__typename text parts{__typename text sources isGrounded}sources{__typename number kind sourceId itemId title heading text page isReceived isInternal isOverdue at}isInternal maySend model isOffline costMicros}");
