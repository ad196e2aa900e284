/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SourceChunksQuery, SourceChunksQueryVariables } from "../graphql";
export const SourceChunksDocument = /*#__PURE__*/ parsed<SourceChunksQuery, SourceChunksQueryVariables>("query SourceChunks($id:ID!$first:Int!$after:String$pending:Boolean!){__typename knowledgeSource(id:$id){__typename id chunks(first:$first after:$after pending:$pending){__typename edges{__typename cursor node{__typename ...ChunkCard}}pageInfo{__typename hasNextPage endCursor}}}}fragment ChunkCard on KnowledgeChunk{__typename id position heading body page tokens}", "c3f5701ee745151cbf6f8e913114f906a45c5010d62f37d1b0f9e8e7645a31e1");
