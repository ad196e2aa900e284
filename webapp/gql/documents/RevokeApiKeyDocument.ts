/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { RevokeApiKeyMutation, RevokeApiKeyMutationVariables } from "../graphql";
export const RevokeApiKeyDocument = /*#__PURE__*/ parsed<RevokeApiKeyMutation, RevokeApiKeyMutationVariables>("mutation RevokeApiKey($input:DeleteInput!){__typename revokeApiKey(input:$input){__typename done errors{__typename code field message}}}", "5825ed0f665115f4f6c749f6f0e769c7667b49d7da06ed4dcbac9e22482169a8");
