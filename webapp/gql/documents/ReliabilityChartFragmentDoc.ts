/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ReliabilityChartFragment } from "../graphql";
export const ReliabilityChartFragmentDoc = /*#__PURE__*/ parsed<ReliabilityChartFragment, unknown>("fragment ReliabilityChart on Reliability{__typename judged least leastBucket isOwn priorWeight buckets{__typename bucket count good common own}}");
