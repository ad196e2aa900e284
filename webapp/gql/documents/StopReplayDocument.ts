/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { StopReplayMutation, StopReplayMutationVariables } from "../graphql";
export const StopReplayDocument = /*#__PURE__*/ parsed<StopReplayMutation, StopReplayMutationVariables>("mutation StopReplay($input:StopReplayInput!){__typename stopReplay(input:$input){__typename replay{__typename ...ReplayRow}errors{__typename code field message}}}fragment ReplayRow on Replay{__typename id state version draftRevision days found total unsupported declines worse same better untried sourcesChanged costMicros meanCostMicros thenMeanCostMicros meanLatencyMs thenMeanLatencyMs createdAt finishedAt startedBy{__typename id name}}", "791004edf5d81b3a42d91e51d374ce70ee32b814eac712d56b4ac656a80fca35");
