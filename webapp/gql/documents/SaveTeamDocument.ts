/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SaveTeamMutation, SaveTeamMutationVariables } from "../graphql";
export const SaveTeamDocument = /*#__PURE__*/ parsed<SaveTeamMutation, SaveTeamMutationVariables>("mutation SaveTeam($input:SaveTeamInput!){__typename saveTeam(input:$input){__typename team{__typename ...TeamRow}errors{__typename code field message}}}fragment TeamRow on Team{__typename id name members{__typename id name}}", "17df0a617a6e2e0b481f7672eba1bb8b8d84192ec2cc961e6f248b831cef71d0");
