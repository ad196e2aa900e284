/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { RestoreGapMutation, RestoreGapMutationVariables } from "../graphql";
export const RestoreGapDocument = /*#__PURE__*/ parsed<RestoreGapMutation, RestoreGapMutationVariables>("mutation RestoreGap($input:GapInput!){__typename restoreGap(input:$input){__typename id errors{__typename code field message}}}", "b05ae97d9e6a8796a18f097e24ded587fb88eef27472e2ed32816fb853c7f7c8");
