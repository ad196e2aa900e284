/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AskedRowFragment } from "../graphql";
export const AskedRowFragmentDoc = /*#__PURE__*/ parsed<AskedRowFragment, unknown>("fragment AskedRow on GroupQuestion{__typename id body askedAt miss conversationId answer answeredBy{__typename id name}}");
