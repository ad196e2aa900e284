/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ActionTrialResultFragment } from "../graphql";
export const ActionTrialResultFragmentDoc = /*#__PURE__*/ parsed<ActionTrialResultFragment, unknown>("fragment ActionTrialResult on ActionTrial{__typename method url headers{__typename name ending}payload isDry sentence status failure latencyMs body seen}");
