/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { CheckGuardQuery, CheckGuardQueryVariables } from "../graphql";
export const CheckGuardDocument = /*#__PURE__*/ parsed<CheckGuardQuery, CheckGuardQueryVariables>("query CheckGuard($text:String!$side:GuardSide!){__typename checkGuard(text:$text side:$side){__typename action hidden findings{__typename kind rule action matched start end}}}", "a4ad4f3b26f7b193419d75e45aecbb3a42cfeed8281637b2a5c177ac9be1800d");
