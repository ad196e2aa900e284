/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SetChannelAgentModeMutation, SetChannelAgentModeMutationVariables } from "../graphql";
export const SetChannelAgentModeDocument = /*#__PURE__*/ parsed<SetChannelAgentModeMutation, SetChannelAgentModeMutationVariables>("mutation SetChannelAgentMode($input:SetChannelAgentModeInput!){__typename setChannelAgentMode(input:$input){__typename socialAccount{__typename ...AgentAccount}errors{__typename code field message}}}fragment AgentAccount on SocialAccount{__typename id channel name handle status agent{__typename ownMode effective{__typename mode reason}}}", "81c9f95ad9503dfcda254ac70436c3cbe52370774b80724f04ccc47cce21a15c");
