/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ConnectWhatsAppMutation, ConnectWhatsAppMutationVariables } from "../graphql";
export const ConnectWhatsAppDocument = /*#__PURE__*/ parsed<ConnectWhatsAppMutation, ConnectWhatsAppMutationVariables>("mutation ConnectWhatsApp($input:ConnectWhatsAppInput!){__typename connectWhatsApp(input:$input){__typename socialAccount{__typename ...ChannelCard}errors{__typename code field message}}}fragment ChannelCard on SocialAccount{__typename id channel externalId name handle avatarUrl status statusReason missingScopes tokenExpiresAt quality messagingTier webhookSubscribedAt lastWebhookAt connectedAt}", "0bcb5ec710e71b0b2747b345eff0a0489102385eb1329acd5aca6b0a393206d3");
