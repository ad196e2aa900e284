/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ReplaysQuery, ReplaysQueryVariables } from "../graphql";
export const ReplaysDocument = /*#__PURE__*/ parsed<ReplaysQuery, ReplaysQueryVariables>("query Replays{__typename agent{__typename replayRule published{__typename id number}}agentDraft{__typename revision replay{__typename state replayId unsupported}}replays{__typename ...ReplayRow}}fragment ReplayRow on Replay{__typename id state version draftRevision days found total unsupported declines worse same better untried sourcesChanged costMicros meanCostMicros thenMeanCostMicros meanLatencyMs thenMeanLatencyMs createdAt finishedAt startedBy{__typename id name}}", "c2a89b49988697394ae0ff1071614d759862991e6efd9c9bfbd087c37f00dc72");
