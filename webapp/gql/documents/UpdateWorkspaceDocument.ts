/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { UpdateWorkspaceMutation, UpdateWorkspaceMutationVariables } from "../graphql";
export const UpdateWorkspaceDocument = /*#__PURE__*/ parsed<UpdateWorkspaceMutation, UpdateWorkspaceMutationVariables>("mutation UpdateWorkspace($input:UpdateWorkspaceInput!){__typename updateWorkspace(input:$input){__typename workspace{__typename id name replyTargetMinutes}errors{__typename code field message}}}", "44610ab0f8c1cc34248290509cca2c90b8e0f114ae52ef524a93ce849a3b4a92");
