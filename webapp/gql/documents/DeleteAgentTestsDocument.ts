/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { DeleteAgentTestsMutation, DeleteAgentTestsMutationVariables } from "../graphql";
export const DeleteAgentTestsDocument = /*#__PURE__*/ parsed<DeleteAgentTestsMutation, DeleteAgentTestsMutationVariables>("mutation DeleteAgentTests($input:DeleteAgentTestsInput!){__typename deleteAgentTests(input:$input){__typename done errors{__typename code field message}}}", "1dc5aeec6d9f8ccb1e4be09ff638030b5f8b90dca9a49aa867f58874d8a118b9");
