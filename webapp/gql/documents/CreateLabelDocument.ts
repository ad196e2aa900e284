/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { CreateLabelMutation, CreateLabelMutationVariables } from "../graphql";
export const CreateLabelDocument = /*#__PURE__*/ parsed<CreateLabelMutation, CreateLabelMutationVariables>("mutation CreateLabel($input:SaveLabelInput!){__typename saveLabel(input:$input){__typename label{__typename ...LabelChip}errors{__typename code field message}}}fragment LabelChip on Label{__typename id name color}", "196a366ecc66ec8b8d95492cce1c81b8c2956489e5a8dd0ec700a02256272775");
