/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { TestSearchMutation, TestSearchMutationVariables } from "../graphql";
export const TestSearchDocument = /*#__PURE__*/ parsed<TestSearchMutation, TestSearchMutationVariables>("mutation TestSearch($input:TestSearchInput!){__typename testSearch(input:$input){__typename result{__typename words language hasEmbedding minScore ranked{__typename ...RankedRow}}errors{__typename code field message}}}fragment RankedRow on RankedPassage{__typename chunkId source{__typename id kind title}kind title heading text page score lexical trigram vector leftOut}", "73eafe8180b5a7f1556fc010a8f44b038e8e87b30894c355c0ba686b3a130c66");
