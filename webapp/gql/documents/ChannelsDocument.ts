/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ChannelsQuery, ChannelsQueryVariables } from "../graphql";
export const ChannelsDocument = /*#__PURE__*/ parsed<ChannelsQuery, ChannelsQueryVariables>("query Channels{__typename socialAccounts{__typename id ...ChannelCard}}fragment ChannelCard on SocialAccount{__typename id channel externalId name handle avatarUrl status statusReason missingScopes tokenExpiresAt quality messagingTier webhookSubscribedAt lastWebhookAt connectedAt}", "00b16fbf4a3f6d6f66e9b9f4aeef1e73aab4a2c326a2f25c269466a9b146d075");
