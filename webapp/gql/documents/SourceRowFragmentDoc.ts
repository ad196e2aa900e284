/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SourceRowFragment } from "../graphql";
export const SourceRowFragmentDoc = /*#__PURE__*/ parsed<SourceRowFragment, unknown>("fragment SourceRow on KnowledgeSource{__typename id kind title language audience channels socialAccounts{__typename ...ScopeAccount}tags isEnabled status progress{__typename done total}failure failureDetail filename sizeBytes pageCount silentPages chunkCount url hasPendingChange createdAt updatedAt indexedAt upkeep{__typename ...Upkeep}}fragment ScopeAccount on SocialAccount{__typename id name channel}fragment Upkeep on KnowledgeUpkeep{__typename validFrom validUntil owner{__typename id name}reviewMonths reviewedAt reviewAt}");
