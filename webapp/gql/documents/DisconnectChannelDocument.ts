/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { DisconnectChannelMutation, DisconnectChannelMutationVariables } from "../graphql";
export const DisconnectChannelDocument = /*#__PURE__*/ parsed<DisconnectChannelMutation, DisconnectChannelMutationVariables>("mutation DisconnectChannel($input:SocialAccountInput!){__typename disconnectSocialAccount(input:$input){__typename socialAccount{__typename ...ChannelCard}errors{__typename code field message}}}fragment ChannelCard on SocialAccount{__typename id channel externalId name handle avatarUrl status statusReason missingScopes tokenExpiresAt quality messagingTier webhookSubscribedAt lastWebhookAt connectedAt}", "ac696e39e58a2c3cc3dda04a2c29322ad686e64a1271eeec083e2d8d9981f156");
