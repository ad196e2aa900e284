/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ModelProviderFactsFragment } from "../graphql";
export const ModelProviderFactsFragmentDoc = /*#__PURE__*/ parsed<ModelProviderFactsFragment, unknown>("fragment ModelProviderFacts on ModelProvider{__typename baseUrl host keyEnding fallsBack updatedAt models{__typename ...OwnModelFacts}usage{__typename use model calls promptTokens completionTokens micros}}fragment OwnModelFacts on OwnModel{__typename use model inputMicros outputMicros minuteMicros trouble troubleSince}");
