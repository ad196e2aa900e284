/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AgentAccountFragment } from "../graphql";
export const AgentAccountFragmentDoc = /*#__PURE__*/ parsed<AgentAccountFragment, unknown>("fragment AgentAccount on SocialAccount{__typename id channel name handle status agent{__typename ownMode effective{__typename mode reason}}}");
