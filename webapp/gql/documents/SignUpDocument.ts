/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SignUpMutation, SignUpMutationVariables } from "../graphql";
export const SignUpDocument = /*#__PURE__*/ parsed<SignUpMutation, SignUpMutationVariables>("mutation SignUp($input:SignUpInput!){__typename signUp(input:$input){__typename viewer{__typename email}errors{__typename code field message}}}", "5a9c0d2b725ca250672d932180e59cab039964a392fd65dc29573ce29fe3cab8");
