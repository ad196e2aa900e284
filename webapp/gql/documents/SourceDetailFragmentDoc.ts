/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SourceDetailFragment } from "../graphql";
export const SourceDetailFragmentDoc = /*#__PURE__*/ parsed<SourceDetailFragment, unknown>("fragment SourceDetail on KnowledgeSource{__typename id ...SourceRow mimeType tokenCount costMicros refreshHours refreshedAt refreshAt appliesChanges sitemap{__typename id title}createdBy{__typename id name}}fragment ScopeAccount on SocialAccount{__typename id name channel}fragment SourceRow on KnowledgeSource{__typename id kind title language audience channels socialAccounts{__typename ...ScopeAccount}tags isEnabled status progress{__typename done total}failure failureDetail filename sizeBytes pageCount chunkCount url hasPendingChange createdAt updatedAt indexedAt}");
