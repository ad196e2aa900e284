/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { OwnModelResultFragment } from "../graphql";
export const OwnModelResultFragmentDoc = /*#__PURE__*/ parsed<OwnModelResultFragment, unknown>("fragment OwnModelResult on OwnModelTest{__typename use asked text failure latencyMs promptTokens completionTokens costMicros}");
