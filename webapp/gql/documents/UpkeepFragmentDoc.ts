/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { UpkeepFragment } from "../graphql";
export const UpkeepFragmentDoc = /*#__PURE__*/ parsed<UpkeepFragment, unknown>("fragment Upkeep on KnowledgeUpkeep{__typename validFrom validUntil owner{__typename id name}reviewMonths reviewedAt reviewAt}");
