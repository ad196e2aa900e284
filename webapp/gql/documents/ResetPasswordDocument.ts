/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ResetPasswordMutation, ResetPasswordMutationVariables } from "../graphql";
export const ResetPasswordDocument = /*#__PURE__*/ parsed<ResetPasswordMutation, ResetPasswordMutationVariables>("mutation ResetPassword($input:ResetPasswordInput!){__typename resetPassword(input:$input){__typename viewer{__typename email}errors{__typename code field message}}}", "b145f5120586e1f8ac9798c60eb1b4ff2952df6a6a8ef6ecb2d2a8d9a1573312");
