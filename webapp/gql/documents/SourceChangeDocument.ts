/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SourceChangeQuery, SourceChangeQueryVariables } from "../graphql";
export const SourceChangeDocument = /*#__PURE__*/ parsed<SourceChangeQuery, SourceChangeQueryVariables>("query SourceChange($id:ID!){__typename knowledgeSource(id:$id){__typename id hasPendingChange pendingChange{__typename versionId readAt added removed lines{__typename kind text}}}}", "a3a46a3f0ccbdf4c1543ad40cf32b541e4e0a25df8bd264b6e987261e0a1e645");
