/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ChannelCardFragment } from "../graphql";
export const ChannelCardFragmentDoc = /*#__PURE__*/ parsed<ChannelCardFragment, unknown>("fragment ChannelCard on SocialAccount{__typename id channel externalId name handle avatarUrl status statusReason missingScopes tokenExpiresAt quality messagingTier webhookSubscribedAt lastWebhookAt connectedAt}");
