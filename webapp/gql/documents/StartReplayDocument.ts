/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { StartReplayMutation, StartReplayMutationVariables } from "../graphql";
export const StartReplayDocument = /*#__PURE__*/ parsed<StartReplayMutation, StartReplayMutationVariables>("mutation StartReplay($input:StartReplayInput!){__typename startReplay(input:$input){__typename replay{__typename ...ReplayRow}errors{__typename code field message}}}fragment ReplayRow on Replay{__typename id state version draftRevision days found total unsupported declines worse same better untried sourcesChanged costMicros meanCostMicros thenMeanCostMicros meanLatencyMs thenMeanLatencyMs createdAt finishedAt startedBy{__typename id name}}", "13539a890f4e3d96e8b7c814a0cc37f54823f5a3787650774e27a90326923151");
