/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AgentChangesQuery, AgentChangesQueryVariables } from "../graphql";
export const AgentChangesDocument = /*#__PURE__*/ parsed<AgentChangesQuery, AgentChangesQueryVariables>("query AgentChanges{__typename agentChanges{__typename id kind value versionId socialAccountId createdAt user{__typename id name}}}", "23f421ebc6ad1328e25e23cd573d21defde99e07720c848f2cdce25d9b4342fa");
