/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SetContactBlockedMutation, SetContactBlockedMutationVariables } from "../graphql";
export const SetContactBlockedDocument = /*#__PURE__*/ parsed<SetContactBlockedMutation, SetContactBlockedMutationVariables>("mutation SetContactBlocked($input:SetContactBlockedInput!){__typename setContactBlocked(input:$input){__typename contact{__typename id isBlocked}errors{__typename code field message}}}", "9373a10d3f09a1e6c47248a8e09d69b2977b6667637fa1fdfac13f4da19fd319");
