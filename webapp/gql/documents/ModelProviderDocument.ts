/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ModelProviderQuery, ModelProviderQueryVariables } from "../graphql";
export const ModelProviderDocument = /*#__PURE__*/ parsed<ModelProviderQuery, ModelProviderQueryVariables>("query ModelProvider{__typename modelProvider{__typename ...ModelProviderFacts}}fragment OwnModelFacts on OwnModel{__typename use model inputMicros outputMicros minuteMicros trouble troubleSince}fragment ModelProviderFacts on ModelProvider{__typename baseUrl host keyEnding fallsBack updatedAt models{__typename ...OwnModelFacts}usage{__typename use model calls promptTokens completionTokens micros}}", "c88ef7b27b2245742e2bfe8e7143341ca26ecace415c6d0ba0eb335c437d9067");
