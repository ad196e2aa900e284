/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { BulkChangesQuery, BulkChangesQueryVariables } from "../graphql";
export const BulkChangesDocument = /*#__PURE__*/ parsed<BulkChangesQuery, BulkChangesQueryVariables>("query BulkChanges{__typename bulkChanges{__typename ...BulkProgress}}fragment BulkProgress on BulkChange{__typename id state total done failed undone}", "2c3ff50dc3b1cc46f8e4aa15a154c7aa17d2f8fec67c72f7c28d17ff9aab46cb");
