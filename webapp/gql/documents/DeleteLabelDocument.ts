/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { DeleteLabelMutation, DeleteLabelMutationVariables } from "../graphql";
export const DeleteLabelDocument = /*#__PURE__*/ parsed<DeleteLabelMutation, DeleteLabelMutationVariables>("mutation DeleteLabel($input:DeleteInput!){__typename deleteLabel(input:$input){__typename done errors{__typename code field message}}}", "b20bd2b5f9bb2b729cc62d53aaa266c87299e318d406de9e664d31925f3ffea2");
