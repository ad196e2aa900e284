/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AgentTestRunRowFragment } from "../graphql";
export const AgentTestRunRowFragmentDoc = /*#__PURE__*/ parsed<AgentTestRunRowFragment, unknown>("fragment AgentTestRunRow on AgentTestRun{__typename id state version draftRevision total passed failed regressed costMicros createdAt finishedAt startedBy{__typename id name}}");
