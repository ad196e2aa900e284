/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { DismissGapMutation, DismissGapMutationVariables } from "../graphql";
export const DismissGapDocument = /*#__PURE__*/ parsed<DismissGapMutation, DismissGapMutationVariables>("mutation DismissGap($input:GapInput!){__typename dismissGap(input:$input){__typename id errors{__typename code field message}}}", "d1714ce87c9fea341d3ac1d1745a2fa85dd2f3a924b0ed1e36359b883cf1a3cd");
