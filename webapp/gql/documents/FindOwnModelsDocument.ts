/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { FindOwnModelsMutation, FindOwnModelsMutationVariables } from "../graphql";
export const FindOwnModelsDocument = /*#__PURE__*/ parsed<FindOwnModelsMutation, FindOwnModelsMutationVariables>("mutation FindOwnModels($input:FindOwnModelsInput!){__typename findOwnModels(input:$input){__typename list{__typename names failure}errors{__typename code field message}}}", "612a06b9b494c377da7cde01d0a39ab1a8f29f842d484579631764217552ef52");
