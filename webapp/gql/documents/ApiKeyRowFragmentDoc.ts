/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ApiKeyRowFragment } from "../graphql";
export const ApiKeyRowFragmentDoc = /*#__PURE__*/ parsed<ApiKeyRowFragment, unknown>("fragment ApiKeyRow on ApiKey{__typename id name scope prefix createdAt expiresAt lastUsedAt}");
