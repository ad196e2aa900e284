/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { UndoBulkChangeMutation, UndoBulkChangeMutationVariables } from "../graphql";
export const UndoBulkChangeDocument = /*#__PURE__*/ parsed<UndoBulkChangeMutation, UndoBulkChangeMutationVariables>("mutation UndoBulkChange($input:UndoBulkChangeInput!){__typename undoBulkChange(input:$input){__typename bulkChange{__typename ...BulkProgress}errors{__typename code field message}}}fragment BulkProgress on BulkChange{__typename id state total done failed undone}", "62daa2efc61d203153c4460428879d8a9adc4a36f3154c06a8b0d235b760bd0f");
