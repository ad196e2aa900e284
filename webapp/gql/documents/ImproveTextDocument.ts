/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ImproveTextMutation, ImproveTextMutationVariables } from "../graphql";
export const ImproveTextDocument = /*#__PURE__*/ parsed<ImproveTextMutation, ImproveTextMutationVariables>("mutation ImproveText($input:ImproveTextInput!){__typename improveText(input:$input){__typename improved{__typename text language model costMicros}errors{__typename code field message}}}", "aa251ec9e2c2892666e9708182c46c52f8d20ff96e0bac15423290dd2d8638c1");
