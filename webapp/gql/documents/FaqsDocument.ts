/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { FaqsQuery, FaqsQueryVariables } from "../graphql";
export const FaqsDocument = /*#__PURE__*/ parsed<FaqsQuery, FaqsQueryVariables>("query Faqs($filter:KnowledgeFilter$first:Int!$after:String){__typename faqs(filter:$filter first:$first after:$after){__typename edges{__typename cursor node{__typename ...FaqRow}}pageInfo{__typename hasNextPage endCursor}}}fragment ScopeAccount on SocialAccount{__typename id name channel}fragment FaqRow on Faq{__typename id questions answer tags language audience channels socialAccounts{__typename ...ScopeAccount}isEnabled status updatedAt}", "03e3f7b5f0c3d7598b3646b3201d5d347c511922369b94873a80ae3583665a4a");
