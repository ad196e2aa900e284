/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { DeleteTeamMutation, DeleteTeamMutationVariables } from "../graphql";
export const DeleteTeamDocument = /*#__PURE__*/ parsed<DeleteTeamMutation, DeleteTeamMutationVariables>("mutation DeleteTeam($input:DeleteInput!){__typename deleteTeam(input:$input){__typename done errors{__typename code field message}}}", "6eeb7a8b40fcdb4d7e0137cb420965ace78a977d99d8fce5ebebda09638d46a5");
