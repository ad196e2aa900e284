/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { RestoreConflictMutation, RestoreConflictMutationVariables } from "../graphql";
export const RestoreConflictDocument = /*#__PURE__*/ parsed<RestoreConflictMutation, RestoreConflictMutationVariables>("mutation RestoreConflict($input:ConflictInput!){__typename restoreConflict(input:$input){__typename id errors{__typename code field message}}}", "20f0460146126300a2281a97bd6c5f58780096d590222174b34c7cec94626e61");
