/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ApiKeySettingsQuery, ApiKeySettingsQueryVariables } from "../graphql";
export const ApiKeySettingsDocument = /*#__PURE__*/ parsed<ApiKeySettingsQuery, ApiKeySettingsQueryVariables>("query ApiKeySettings{__typename apiKeys{__typename ...ApiKeyRow}}fragment ApiKeyRow on ApiKey{__typename id name scope prefix createdAt expiresAt lastUsedAt}", "d527f4723b95a42c1b060229f72015466aafadcdc2c6c2cac7f48b0adc1f0fb0");
