/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ReplayRowFragment } from "../graphql";
export const ReplayRowFragmentDoc = /*#__PURE__*/ parsed<ReplayRowFragment, unknown>("fragment ReplayRow on Replay{__typename id state version draftRevision days found total unsupported declines worse same better untried sourcesChanged costMicros meanCostMicros thenMeanCostMicros meanLatencyMs thenMeanLatencyMs createdAt finishedAt startedBy{__typename id name}}");
