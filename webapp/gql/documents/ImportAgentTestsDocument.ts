/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ImportAgentTestsMutation, ImportAgentTestsMutationVariables } from "../graphql";
export const ImportAgentTestsDocument = /*#__PURE__*/ parsed<ImportAgentTestsMutation, ImportAgentTestsMutationVariables>("mutation ImportAgentTests($input:ImportAgentTestsInput!){__typename importAgentTests(input:$input){__typename import{__typename added changed faults{__typename line kind column value}}errors{__typename code field message}}}", "b3ea65778d48e8de0438d292e975a8f15393560112f02f55de98b3ec71457dc9");
