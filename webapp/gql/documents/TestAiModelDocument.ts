/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { TestAiModelMutation, TestAiModelMutationVariables } from "../graphql";
export const TestAiModelDocument = /*#__PURE__*/ parsed<TestAiModelMutation, TestAiModelMutationVariables>("mutation TestAiModel($input:TestAIModelInput!){__typename testAIModel(input:$input){__typename result{__typename text latencyMs promptTokens completionTokens costMicros}errors{__typename code field message}}}", "1b8d259c1f9236be01fe7e2365825a81bae486d7541ee2249da7259fdebbf161");
