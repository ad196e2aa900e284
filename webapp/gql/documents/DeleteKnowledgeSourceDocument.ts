/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { DeleteKnowledgeSourceMutation, DeleteKnowledgeSourceMutationVariables } from "../graphql";
export const DeleteKnowledgeSourceDocument = /*#__PURE__*/ parsed<DeleteKnowledgeSourceMutation, DeleteKnowledgeSourceMutationVariables>("mutation DeleteKnowledgeSource($input:DeleteInput!){__typename deleteKnowledgeSource(input:$input){__typename done errors{__typename code field message}}}", "25b11db4f87d8164bf7d8291b361c8e03978c4986c541fbf35e48995f1e6c23c");
