/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ReplayOutlookQuery, ReplayOutlookQueryVariables } from "../graphql";
export const ReplayOutlookDocument = /*#__PURE__*/ parsed<ReplayOutlookQuery, ReplayOutlookQueryVariables>("query ReplayOutlook($days:Int!){__typename replayOutlook(days:$days){__typename turns meanCostMicros leftMicros}}", "84e038ad6d86214178dd3f97bb252dc878eb2a7837c6315fda116b6946f57b9b");
