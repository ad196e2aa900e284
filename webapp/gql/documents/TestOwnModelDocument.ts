/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { TestOwnModelMutation, TestOwnModelMutationVariables } from "../graphql";
export const TestOwnModelDocument = /*#__PURE__*/ parsed<TestOwnModelMutation, TestOwnModelMutationVariables>("mutation TestOwnModel($input:TestOwnModelInput!){__typename testOwnModel(input:$input){__typename test{__typename ...OwnModelResult}errors{__typename code field message}}}fragment OwnModelResult on OwnModelTest{__typename use asked text failure latencyMs promptTokens completionTokens costMicros}", "63ea880b65d2effdb18e055b4fdbd1fb9323adc5ef671fb61b26f89ca026a159");
