/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SwitchActionMutation, SwitchActionMutationVariables } from "../graphql";
export const SwitchActionDocument = /*#__PURE__*/ parsed<SwitchActionMutation, SwitchActionMutationVariables>("mutation SwitchAction($input:SwitchActionInput!){__typename switchAction(input:$input){__typename action{__typename ...ActionFacts}errors{__typename code field message}}}fragment ActionFacts on Action{__typename id name purpose method confirmation url host parameters{__typename name source description pattern maxLength}headers{__typename name ending}fields{__typename path label}timeoutSeconds isOn}", "27acf7b7457e9db41bd295958f8fe3c6c67d426c17ebd3d304e74b7eab2ff3ec");
