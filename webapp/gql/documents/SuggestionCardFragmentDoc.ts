/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SuggestionCardFragment } from "../graphql";
export const SuggestionCardFragmentDoc = /*#__PURE__*/ parsed<SuggestionCardFragment, unknown>("fragment SuggestionCard on FaqSuggestion{__typename id cause state question answer conversationId conversation{__typename id contact{__typename id name}}suggestedBy{__typename id name}similar{__typename ...FaqRow}createdAt}fragment ScopeAccount on SocialAccount{__typename id name channel}fragment FaqRow on Faq{__typename id questions answer tags language audience channels socialAccounts{__typename ...ScopeAccount}isEnabled status updatedAt}");
