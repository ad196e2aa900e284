/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SaveCannedResponseMutation, SaveCannedResponseMutationVariables } from "../graphql";
export const SaveCannedResponseDocument = /*#__PURE__*/ parsed<SaveCannedResponseMutation, SaveCannedResponseMutationVariables>("mutation SaveCannedResponse($input:SaveCannedResponseInput!){__typename saveCannedResponse(input:$input){__typename cannedResponse{__typename ...CannedResponseRow}errors{__typename code field message}}}fragment CannedResponseRow on CannedResponse{__typename id shortcut title body updatedAt}", "42c35d411ba77ff2fbcf9616915bffb2459af1733147653fbdbc217edfdb499f");
