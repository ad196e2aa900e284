/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { EntryRowFragment } from "../graphql";
export const EntryRowFragmentDoc = /*#__PURE__*/ parsed<EntryRowFragment, unknown>("fragment EntryRow on CreditEntry{__typename id kind toAccount fromAccount micros purpose model promptTokens completionTokens createdAt}");
