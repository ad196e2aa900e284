/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AgentStandingFragment } from "../graphql";
export const AgentStandingFragmentDoc = /*#__PURE__*/ parsed<AgentStandingFragment, unknown>("fragment AgentStanding on ConversationAgent{__typename ownMode effective{__typename mode reason resumesAt changesAt}answeredAt answeredBy{__typename id name}}");
