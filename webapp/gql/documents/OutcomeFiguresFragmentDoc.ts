/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { OutcomeFiguresFragment } from "../graphql";
export const OutcomeFiguresFragmentDoc = /*#__PURE__*/ parsed<OutcomeFiguresFragment, unknown>("fragment OutcomeFigures on Outcomes{__typename judged solved cameBack handedOver byTeam unanswered tooEarly handoverReasons{__typename reason count}medianFirstReplyMs drafts{__typename asWritten edited medianEdit discarded otherwise}answers{__typename good bad sent costMicros}days{__typename day solved cameBack handedOver byTeam unanswered tooEarly}}");
