/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { MemberRowFragment } from "../graphql";
export const MemberRowFragmentDoc = /*#__PURE__*/ parsed<MemberRowFragment, unknown>("fragment MemberRow on Member{__typename role createdAt user{__typename id name email}}");
