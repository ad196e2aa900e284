/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AgentStateFragment } from "../graphql";
export const AgentStateFragmentDoc = /*#__PURE__*/ parsed<AgentStateFragment, unknown>("fragment AgentState on Agent{__typename mode brake effective{__typename mode reason resumesAt}published{__typename id number}trouble{__typename reason since}providerTrouble{__typename host use reason passes fallsBack}}");
