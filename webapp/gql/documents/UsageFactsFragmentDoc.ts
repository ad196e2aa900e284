/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { UsageFactsFragment } from "../graphql";
export const UsageFactsFragmentDoc = /*#__PURE__*/ parsed<UsageFactsFragment, unknown>("fragment UsageFacts on KnowledgeUsage{__typename usedBytes allowedBytes sources allowedSources chunks allowedChunks costMicros}");
