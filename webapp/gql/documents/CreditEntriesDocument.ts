/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { CreditEntriesQuery, CreditEntriesQueryVariables } from "../graphql";
export const CreditEntriesDocument = /*#__PURE__*/ parsed<CreditEntriesQuery, CreditEntriesQueryVariables>("query CreditEntries($kinds:[CreditEntryKind!]$first:Int!$after:String){__typename creditEntries(kinds:$kinds first:$first after:$after){__typename edges{__typename node{__typename ...EntryRow}}pageInfo{__typename hasNextPage endCursor}}}fragment EntryRow on CreditEntry{__typename id kind toAccount fromAccount micros purpose model promptTokens completionTokens createdAt}", "2b03b513513b268df264c769c1f1d8a4d9bd64a2df548400a6b53393500624ae");
