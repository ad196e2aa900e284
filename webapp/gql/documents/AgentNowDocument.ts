/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AgentNowQuery, AgentNowQueryVariables } from "../graphql";
export const AgentNowDocument = /*#__PURE__*/ parsed<AgentNowQuery, AgentNowQueryVariables>("query AgentNow{__typename agent{__typename ...AgentState}}fragment AgentState on Agent{__typename mode brake effective{__typename mode reason resumesAt}published{__typename id number}trouble{__typename reason since}providerTrouble{__typename host use reason passes fallsBack}}", "b225e52579959afa9f3e530e709164b4a279bbcc9a000c7c912551e28c083933");
