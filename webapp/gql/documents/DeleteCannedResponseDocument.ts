/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { DeleteCannedResponseMutation, DeleteCannedResponseMutationVariables } from "../graphql";
export const DeleteCannedResponseDocument = /*#__PURE__*/ parsed<DeleteCannedResponseMutation, DeleteCannedResponseMutationVariables>("mutation DeleteCannedResponse($input:DeleteInput!){__typename deleteCannedResponse(input:$input){__typename done errors{__typename code field message}}}", "8a6ebc124ca39641c54114ffa014994bb6cbf77ae6a8d45a86d3d462a592cffd");
