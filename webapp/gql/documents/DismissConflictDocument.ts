/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { DismissConflictMutation, DismissConflictMutationVariables } from "../graphql";
export const DismissConflictDocument = /*#__PURE__*/ parsed<DismissConflictMutation, DismissConflictMutationVariables>("mutation DismissConflict($input:ConflictInput!){__typename dismissConflict(input:$input){__typename id errors{__typename code field message}}}", "8f578ca3c83eb3bdfe4f2c8b4a4e511e25b27da0577b4a0a803df9d16fa23752");
