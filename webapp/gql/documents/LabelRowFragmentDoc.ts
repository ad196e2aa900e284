/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { LabelRowFragment } from "../graphql";
export const LabelRowFragmentDoc = /*#__PURE__*/ parsed<LabelRowFragment, unknown>("fragment LabelRow on Label{__typename id name color}");
