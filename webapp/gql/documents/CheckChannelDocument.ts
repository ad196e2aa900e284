/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { CheckChannelMutation, CheckChannelMutationVariables } from "../graphql";
export const CheckChannelDocument = /*#__PURE__*/ parsed<CheckChannelMutation, CheckChannelMutationVariables>("mutation CheckChannel($input:SocialAccountInput!){__typename checkSocialAccount(input:$input){__typename socialAccount{__typename ...ChannelCard}errors{__typename code field message}}}fragment ChannelCard on SocialAccount{__typename id channel externalId name handle avatarUrl status statusReason missingScopes tokenExpiresAt quality messagingTier webhookSubscribedAt lastWebhookAt connectedAt}", "cb14bf51117b865350f4b519525331c70278d1438089711bbed06ab162884c9d");
