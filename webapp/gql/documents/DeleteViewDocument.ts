/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { DeleteViewMutation, DeleteViewMutationVariables } from "../graphql";
export const DeleteViewDocument = /*#__PURE__*/ parsed<DeleteViewMutation, DeleteViewMutationVariables>("mutation DeleteView($input:DeleteInput!){__typename deleteView(input:$input){__typename done errors{__typename code field message}}}", "faeccd9001a43274dad106e6225dd1314df2a53b5eb33375ff899fc65398c981");
