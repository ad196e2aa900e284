/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ChannelAttentionFragment } from "../graphql";
export const ChannelAttentionFragmentDoc = /*#__PURE__*/ parsed<ChannelAttentionFragment, unknown>("fragment ChannelAttention on SocialAccount{__typename id name status}");
