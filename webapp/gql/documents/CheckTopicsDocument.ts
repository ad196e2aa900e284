/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { CheckTopicsQuery, CheckTopicsQueryVariables } from "../graphql";
export const CheckTopicsDocument = /*#__PURE__*/ parsed<CheckTopicsQuery, CheckTopicsQueryVariables>("query CheckTopics($text:String!$socialAccountId:ID!){__typename checkTopics(text:$text socialAccountId:$socialAccountId){__typename matches{__typename id name lane score by}threshold{__typename send draft from topic}}}", "f35db5e0ce439a17a024fd69d1d2fe181406cb05217b514097de541edfbd1538");
