/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { OwnModelFactsFragment } from "../graphql";
export const OwnModelFactsFragmentDoc = /*#__PURE__*/ parsed<OwnModelFactsFragment, unknown>("fragment OwnModelFacts on OwnModel{__typename use model inputMicros outputMicros minuteMicros trouble troubleSince}");
