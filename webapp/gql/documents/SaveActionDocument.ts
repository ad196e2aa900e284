/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SaveActionMutation, SaveActionMutationVariables } from "../graphql";
export const SaveActionDocument = /*#__PURE__*/ parsed<SaveActionMutation, SaveActionMutationVariables>("mutation SaveAction($input:SaveActionInput!){__typename saveAction(input:$input){__typename action{__typename ...ActionFacts}errors{__typename code field message}}}fragment ActionFacts on Action{__typename id name purpose url host parameters{__typename name source description pattern maxLength}headers{__typename name ending}fields{__typename path label}timeoutSeconds isOn}", "76ac396034b68396383c7a12f7e16933adcc299d67198a76193f158c95284ea0");
