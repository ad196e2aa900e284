/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { FaqRowFragment } from "../graphql";
export const FaqRowFragmentDoc = /*#__PURE__*/ parsed<FaqRowFragment, unknown>("fragment FaqRow on Faq{__typename id questions answer tags language audience channels socialAccounts{__typename ...ScopeAccount}isEnabled status updatedAt upkeep{__typename ...Upkeep}}fragment ScopeAccount on SocialAccount{__typename id name channel}fragment Upkeep on KnowledgeUpkeep{__typename validFrom validUntil owner{__typename id name}reviewMonths reviewedAt reviewAt}");
