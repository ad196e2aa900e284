/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { DeleteActionMutation, DeleteActionMutationVariables } from "../graphql";
export const DeleteActionDocument = /*#__PURE__*/ parsed<DeleteActionMutation, DeleteActionMutationVariables>("mutation DeleteAction($input:DeleteInput!){__typename deleteAction(input:$input){__typename done errors{__typename code field message}}}", "568a6de9127f9dedbc856e34939bab1a08c2c256a71cb96d9d2e114e9c7c9fa5");
