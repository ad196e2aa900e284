/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ReplaysQuery, ReplaysQueryVariables } from "../graphql";
export const ReplaysDocument = /*#__PURE__*/ parsed<ReplaysQuery, ReplaysQueryVariables>("query Replays{__typename agent{__typename published{__typename id number}}agentDraft{__typename revision}replays{__typename ...ReplayRow}}fragment ReplayRow on Replay{__typename id state version draftRevision days found total unsupported declines worse same better untried sourcesChanged costMicros meanCostMicros thenMeanCostMicros meanLatencyMs thenMeanLatencyMs createdAt finishedAt startedBy{__typename id name}}", "d589b8c699e595150b6de4a44bbb442e433d850c814976d15df7df6af4fdfd75");
