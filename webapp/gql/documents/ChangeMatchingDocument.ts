/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ChangeMatchingMutation, ChangeMatchingMutationVariables } from "../graphql";
export const ChangeMatchingDocument = /*#__PURE__*/ parsed<ChangeMatchingMutation, ChangeMatchingMutationVariables>("mutation ChangeMatching($input:ChangeMatchingInput!){__typename changeMatching(input:$input){__typename bulkChange{__typename ...BulkProgress}errors{__typename code field message}}}fragment BulkProgress on BulkChange{__typename id state total done failed undone}", "5676eb25083708ff04400bd5f176085ef0f46e4d4499ef228863d44ce563d348");
