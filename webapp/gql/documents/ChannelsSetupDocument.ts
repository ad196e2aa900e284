/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ChannelsSetupQuery, ChannelsSetupQueryVariables } from "../graphql";
export const ChannelsSetupDocument = /*#__PURE__*/ parsed<ChannelsSetupQuery, ChannelsSetupQueryVariables>("query ChannelsSetup{__typename channelSetup{__typename embeddedSignupAppId canConnectInstagram whatsappWebhookUrl instagramWebhookUrl}}", "ed9fed678623cf9cf68d56e706525f5e7d63a8bd9d6cf84f47a95846f310dfd5");
