/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { StartInstagramConnectMutation, StartInstagramConnectMutationVariables } from "../graphql";
export const StartInstagramConnectDocument = /*#__PURE__*/ parsed<StartInstagramConnectMutation, StartInstagramConnectMutationVariables>("mutation StartInstagramConnect($input:StartInstagramConnectInput!){__typename startInstagramConnect(input:$input){__typename url errors{__typename code field message}}}", "8c0c61bcb88ea7ee0576331377987c24096784f624487a61bbe847262ee308dc");
