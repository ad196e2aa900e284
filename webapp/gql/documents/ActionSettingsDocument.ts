/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ActionSettingsQuery, ActionSettingsQueryVariables } from "../graphql";
export const ActionSettingsDocument = /*#__PURE__*/ parsed<ActionSettingsQuery, ActionSettingsQueryVariables>("query ActionSettings{__typename actions{__typename ...ActionFacts}}fragment ActionFacts on Action{__typename id name purpose url host parameters{__typename name source description pattern maxLength}headers{__typename name ending}fields{__typename path label}timeoutSeconds isOn}", "0e63d8b0027ebf3acc781139ebffefd7d035cb22930ea03f6dd839eb2af734a9");
