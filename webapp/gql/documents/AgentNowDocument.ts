/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AgentNowQuery, AgentNowQueryVariables } from "../graphql";
export const AgentNowDocument = /*#__PURE__*/ parsed<AgentNowQuery, AgentNowQueryVariables>("query AgentNow{__typename agent{__typename ...AgentState}}fragment AgentState on Agent{__typename mode brake effective{__typename mode reason resumesAt}published{__typename id number}trouble{__typename reason since}}", "072222c09bb82019b8c6985b2e1c6be6e7a4b26a00f171727c629bcdade5ce21");
