/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { RequestPasswordResetMutation, RequestPasswordResetMutationVariables } from "../graphql";
export const RequestPasswordResetDocument = /*#__PURE__*/ parsed<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>("mutation RequestPasswordReset($input:RequestPasswordResetInput!){__typename requestPasswordReset(input:$input){__typename done errors{__typename code field message}}}", "efebc27b8a28397f70585e3f096cd47a656da590bfdef7e62d1927ccfa53bba6");
