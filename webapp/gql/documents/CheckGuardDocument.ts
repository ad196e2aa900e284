/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { CheckGuardQuery, CheckGuardQueryVariables } from "../graphql";
export const CheckGuardDocument = /*#__PURE__*/ parsed<CheckGuardQuery, CheckGuardQueryVariables>("query CheckGuard($text:String!$side:GuardSide!){__typename checkGuard(text:$text side:$side){__typename action findings{__typename kind rule action matched start end}}}", "89a7c7ce59e85483051f46aa4b5a92952960b38c9eefaf12521d9058bfc1ba9a");
