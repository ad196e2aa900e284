/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SaveActionMutation, SaveActionMutationVariables } from "../graphql";
export const SaveActionDocument = /*#__PURE__*/ parsed<SaveActionMutation, SaveActionMutationVariables>("mutation SaveAction($input:SaveActionInput!){__typename saveAction(input:$input){__typename action{__typename ...ActionFacts}errors{__typename code field message}}}fragment ActionFacts on Action{__typename id name purpose method confirmation url host parameters{__typename name source description pattern maxLength}headers{__typename name ending}fields{__typename path label}timeoutSeconds isOn}", "6a4b33f6429268c1ef923be14b8bc2d99603b940d9ed0dc64b65406e2b366c40");
