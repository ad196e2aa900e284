/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SetNeedsGreenTestsMutation, SetNeedsGreenTestsMutationVariables } from "../graphql";
export const SetNeedsGreenTestsDocument = /*#__PURE__*/ parsed<SetNeedsGreenTestsMutation, SetNeedsGreenTestsMutationVariables>("mutation SetNeedsGreenTests($input:SetNeedsGreenTestsInput!){__typename setNeedsGreenTests(input:$input){__typename agent{__typename needsGreenTests}errors{__typename code field message}}}", "5154b7d22fcd5ae5d0c6ec35d155dc82d33f4ad533117646210d928695f69798");
