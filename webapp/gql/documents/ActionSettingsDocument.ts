/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ActionSettingsQuery, ActionSettingsQueryVariables } from "../graphql";
export const ActionSettingsDocument = /*#__PURE__*/ parsed<ActionSettingsQuery, ActionSettingsQueryVariables>("query ActionSettings{__typename actions{__typename ...ActionFacts}}fragment ActionFacts on Action{__typename id name purpose method confirmation url host parameters{__typename name source description pattern maxLength}headers{__typename name ending}fields{__typename path label}timeoutSeconds isOn}", "4c75f0bf4602528aa814c903b62b0b29f33889b064ffc1f82054377b628f1e99");
