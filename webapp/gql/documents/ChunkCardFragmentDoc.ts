/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ChunkCardFragment } from "../graphql";
export const ChunkCardFragmentDoc = /*#__PURE__*/ parsed<ChunkCardFragment, unknown>("fragment ChunkCard on KnowledgeChunk{__typename id position heading body page tokens}");
