/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AgentTestEventsSubscription, AgentTestEventsSubscriptionVariables } from "../graphql";
export const AgentTestEventsDocument = /*#__PURE__*/ parsed<AgentTestEventsSubscription, AgentTestEventsSubscriptionVariables>("subscription AgentTestEvents($after:String){inboxEvents(after:$after){__typename cursor event{__typename ...on AgentTestsUpdated{__typename runId run{__typename ...AgentTestRunRow}}...on Resync{__typename reason}}}}fragment AgentTestRunRow on AgentTestRun{__typename id state version draftRevision total passed failed regressed costMicros createdAt finishedAt startedBy{__typename id name}}", "85a4bd55b69ccaf8b17486b223603870f8186e1e4be0405a6f23f1c86b1420a0");
