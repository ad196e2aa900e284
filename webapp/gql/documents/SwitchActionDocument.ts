/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SwitchActionMutation, SwitchActionMutationVariables } from "../graphql";
export const SwitchActionDocument = /*#__PURE__*/ parsed<SwitchActionMutation, SwitchActionMutationVariables>("mutation SwitchAction($input:SwitchActionInput!){__typename switchAction(input:$input){__typename action{__typename ...ActionFacts}errors{__typename code field message}}}fragment ActionFacts on Action{__typename id name purpose url host parameters{__typename name source description pattern maxLength}headers{__typename name ending}fields{__typename path label}timeoutSeconds isOn}", "a24ac2cccedcd9459404e1794a39b2e16a0ea91636d91292587f5820686a4193");
