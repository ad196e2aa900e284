/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AgentConfigFormFragment } from "../graphql";
export const AgentConfigFormFragmentDoc = /*#__PURE__*/ parsed<AgentConfigFormFragment, unknown>("fragment AgentConfigForm on AgentConfig{__typename model temperature tone length language template instructions saysItIsAI thresholds{__typename send draft byChannel{__typename channel send draft}}hours{__typename zone spans{__typename day from to}open outside}pace{__typename quietSeconds capSeconds resumeHours answersPerHour}guard{__typename blocked topics{__typename name handling phrases send draft}neverPromise ignored}channels{__typename socialAccountId tone language instructions send draft}}");
