/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { HidePersonalDataMutation, HidePersonalDataMutationVariables } from "../graphql";
export const HidePersonalDataDocument = /*#__PURE__*/ parsed<HidePersonalDataMutation, HidePersonalDataMutationVariables>("mutation HidePersonalData($input:HidePersonalDataInput!){__typename hidePersonalData(input:$input){__typename agent{__typename hides}errors{__typename code field message}}}", "09fff0bf78d353611bc6e8e018038fe0b985f6e8f5b59d24f17aba8232d1a823");
