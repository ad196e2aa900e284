/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { CreateApiKeyMutation, CreateApiKeyMutationVariables } from "../graphql";
export const CreateApiKeyDocument = /*#__PURE__*/ parsed<CreateApiKeyMutation, CreateApiKeyMutationVariables>("mutation CreateApiKey($input:CreateApiKeyInput!){__typename createApiKey(input:$input){__typename apiKey{__typename ...ApiKeyRow}secret errors{__typename code field message}}}fragment ApiKeyRow on ApiKey{__typename id name scope prefix createdAt expiresAt lastUsedAt}", "9d13fc8d0983ae51833a1f7de64004edf2c8603d279336d3eedf9514f22e0767");
