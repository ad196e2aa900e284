/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { BulkChangeQuery, BulkChangeQueryVariables } from "../graphql";
export const BulkChangeDocument = /*#__PURE__*/ parsed<BulkChangeQuery, BulkChangeQueryVariables>("query BulkChange($id:ID!){__typename bulkChange(id:$id){__typename ...BulkProgress}}fragment BulkProgress on BulkChange{__typename id state total done failed undone}", "b937f68c6b442b7358ec7a51cf1dba6d95c1eb76cf448ff0e60835e7963ee92e");
