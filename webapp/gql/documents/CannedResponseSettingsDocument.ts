/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { CannedResponseSettingsQuery, CannedResponseSettingsQueryVariables } from "../graphql";
export const CannedResponseSettingsDocument = /*#__PURE__*/ parsed<CannedResponseSettingsQuery, CannedResponseSettingsQueryVariables>("query CannedResponseSettings{__typename cannedResponses{__typename ...CannedResponseRow}}fragment CannedResponseRow on CannedResponse{__typename id shortcut title body updatedAt}", "2616210153a2258dfa9d47ae65620d029d16f3c3bcf21eeb82cca3d5cde53334");
