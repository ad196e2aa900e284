/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ChangePasswordMutation, ChangePasswordMutationVariables } from "../graphql";
export const ChangePasswordDocument = /*#__PURE__*/ parsed<ChangePasswordMutation, ChangePasswordMutationVariables>("mutation ChangePassword($input:ChangePasswordInput!){__typename changePassword(input:$input){__typename done errors{__typename code field message}}}", "6e3eaf5020f3d8826b9cf8e377a978f1102115334f47efc5c3fa99292cc199f7");
