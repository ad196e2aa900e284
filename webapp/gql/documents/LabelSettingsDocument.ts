/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { LabelSettingsQuery, LabelSettingsQueryVariables } from "../graphql";
export const LabelSettingsDocument = /*#__PURE__*/ parsed<LabelSettingsQuery, LabelSettingsQueryVariables>("query LabelSettings{__typename labels{__typename ...LabelRow}}fragment LabelRow on Label{__typename id name color}", "9f108eb5aefd50f1ea5915fa2a20c49fefd6f105fe6b5afbc6af7d5a57799065");
