/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ReplaySideFieldsFragment } from "../graphql";
export const ReplaySideFieldsFragmentDoc = /*#__PURE__*/ parsed<ReplaySideFieldsFragment, unknown>("fragment ReplaySideFields on ReplaySide{__typename outcome reason detail body sources{__typename number sourceId title heading text score isCited}support unsupported likeness costMicros latencyMs}");
