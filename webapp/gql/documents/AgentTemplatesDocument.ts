/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AgentTemplatesQuery, AgentTemplatesQueryVariables } from "../graphql";
export const AgentTemplatesDocument = /*#__PURE__*/ parsed<AgentTemplatesQuery, AgentTemplatesQueryVariables>("query AgentTemplates($locale:String!){__typename agentTemplates(locale:$locale){__typename template tone instructions}}", "02a094597cf475d384010291d11b2213e3a1f39c963867e1eecfe420db965cf5");
