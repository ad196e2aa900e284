/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SaveFaqMutation, SaveFaqMutationVariables } from "../graphql";
export const SaveFaqDocument = /*#__PURE__*/ parsed<SaveFaqMutation, SaveFaqMutationVariables>("mutation SaveFaq($input:SaveFaqInput!){__typename saveFaq(input:$input){__typename faq{__typename ...FaqRow}errors{__typename code field message}}}fragment ScopeAccount on SocialAccount{__typename id name channel}fragment FaqRow on Faq{__typename id questions answer tags language audience channels socialAccounts{__typename ...ScopeAccount}isEnabled status updatedAt}", "65321ed8a6e90c3aadb140a4c2c81473ee51b9d5c0d4d611962cceec8e7183d0");
