/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SaveViewMutation, SaveViewMutationVariables } from "../graphql";
export const SaveViewDocument = /*#__PURE__*/ parsed<SaveViewMutation, SaveViewMutationVariables>("mutation SaveView($input:SaveViewInput!){__typename saveView(input:$input){__typename savedView{__typename ...SavedViewLink}errors{__typename code field message}}}fragment SavedViewLink on SavedView{__typename id name filter isShared isMine count}", "7a34f825bbdb0931b12eee209821510e099fd9ca7c1cf4d55a64179a20133d3e");
