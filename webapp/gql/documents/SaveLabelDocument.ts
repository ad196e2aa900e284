/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SaveLabelMutation, SaveLabelMutationVariables } from "../graphql";
export const SaveLabelDocument = /*#__PURE__*/ parsed<SaveLabelMutation, SaveLabelMutationVariables>("mutation SaveLabel($input:SaveLabelInput!){__typename saveLabel(input:$input){__typename label{__typename ...LabelRow}errors{__typename code field message}}}fragment LabelRow on Label{__typename id name color}", "b41f23a5ccdcf888dd6dbcab6e599ac46e9714ad2623d03cc563f1d2a113ec0f");
