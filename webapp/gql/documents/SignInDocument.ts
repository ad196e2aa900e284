/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SignInMutation, SignInMutationVariables } from "../graphql";
export const SignInDocument = /*#__PURE__*/ parsed<SignInMutation, SignInMutationVariables>("mutation SignIn($input:SignInInput!){__typename signIn(input:$input){__typename viewer{__typename email}errors{__typename code field message}}}", "34f6619fec945d940c2a8b60442f3813d934c1dc9af5e6b11de666adf25927c9");
