/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AgentNowQuery, AgentNowQueryVariables } from "../graphql";
export const AgentNowDocument = /*#__PURE__*/ parsed<AgentNowQuery, AgentNowQueryVariables>("query AgentNow{__typename agent{__typename ...AgentState}}fragment AgentState on Agent{__typename mode brake effective{__typename mode reason resumesAt}published{__typename id number}trouble{__typename reason since}providerTrouble{__typename host use reason fallsBack}}", "2d2889dcd4fa38f770bdcd7e656e083c7970f7c565d9fd0f1cd86a1f84e72ee8");
