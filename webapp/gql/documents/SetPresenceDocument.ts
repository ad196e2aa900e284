/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SetPresenceMutation, SetPresenceMutationVariables } from "../graphql";
export const SetPresenceDocument = /*#__PURE__*/ parsed<SetPresenceMutation, SetPresenceMutationVariables>("mutation SetPresence($input:SetPresenceInput!){__typename setPresence(input:$input){__typename done}}", "7a5d430aa27c3cc3f8d4eecde615de0125b4f3c40c60c32019609638e7f648bc");
