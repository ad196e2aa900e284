/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SwitchWorkspaceMutation, SwitchWorkspaceMutationVariables } from "../graphql";
export const SwitchWorkspaceDocument = /*#__PURE__*/ parsed<SwitchWorkspaceMutation, SwitchWorkspaceMutationVariables>("mutation SwitchWorkspace($input:SwitchWorkspaceInput!){__typename switchWorkspace(input:$input){__typename errors{__typename code field message}}}", "d56f43b92a71d64405b7f6643dbeac98aed79bec764fb561f50ef5ea9a336072");
