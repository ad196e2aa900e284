/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ShellQuery, ShellQueryVariables } from "../graphql";
export const ShellDocument = /*#__PURE__*/ parsed<ShellQuery, ShellQueryVariables>("query Shell{__typename viewer{__typename ...ViewerContext}inboxCounts{__typename unread}socialAccounts{__typename ...ChannelAttention}budget{__typename state}}fragment ViewerContext on Viewer{__typename email role locale timeZone theme density isSandbox user{__typename id name}workspace{__typename id name replyTargetMinutes}memberships{__typename role workspace{__typename id name}}}fragment ChannelAttention on SocialAccount{__typename id name status}", "ec82c4b2d3c08795aa03666528a0c65eb894a5623bb169e39b1a49e0ee44a749");
