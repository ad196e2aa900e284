/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { LabelChipFragment } from "../graphql";
export const LabelChipFragmentDoc = /*#__PURE__*/ parsed<LabelChipFragment, unknown>("fragment LabelChip on Label{__typename id name color}");
