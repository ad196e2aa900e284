/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SecuritySettingsQuery, SecuritySettingsQueryVariables } from "../graphql";
export const SecuritySettingsDocument = /*#__PURE__*/ parsed<SecuritySettingsQuery, SecuritySettingsQueryVariables>("query SecuritySettings{__typename sessions{__typename ...SessionRow}}fragment SessionRow on Session{__typename id userAgent address createdAt lastUsedAt isCurrent}", "b0f39e5492e7ee1bdd62aa9db255ae309a2717d5158c2ca0d3275e5557c77e6f");
