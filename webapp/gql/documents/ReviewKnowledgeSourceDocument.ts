/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ReviewKnowledgeSourceMutation, ReviewKnowledgeSourceMutationVariables } from "../graphql";
export const ReviewKnowledgeSourceDocument = /*#__PURE__*/ parsed<ReviewKnowledgeSourceMutation, ReviewKnowledgeSourceMutationVariables>("mutation ReviewKnowledgeSource($input:KnowledgeSourceInput!){__typename reviewKnowledgeSource(input:$input){__typename source{__typename id upkeep{__typename ...Upkeep}}errors{__typename code field message}}}fragment Upkeep on KnowledgeUpkeep{__typename validFrom validUntil owner{__typename id name}reviewMonths reviewedAt reviewAt}", "cba7d2d1fab60072e869d976782a62e056b030f0d9a5ef06ee6e352789124388");
