/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { OpenFaqSuggestionsQuery, OpenFaqSuggestionsQueryVariables } from "../graphql";
export const OpenFaqSuggestionsDocument = /*#__PURE__*/ parsed<OpenFaqSuggestionsQuery, OpenFaqSuggestionsQueryVariables>("query OpenFaqSuggestions{__typename openFaqSuggestions}", "76b2eba7fe04c0b60f6bc4817d2fb22c05911bb5b16bf176b6276e8cf43e9803");
