/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { BulkProgressFragment } from "../graphql";
export const BulkProgressFragmentDoc = /*#__PURE__*/ parsed<BulkProgressFragment, unknown>("fragment BulkProgress on BulkChange{__typename id state total done failed undone}");
