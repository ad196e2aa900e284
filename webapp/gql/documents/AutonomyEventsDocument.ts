/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AutonomyEventsSubscription, AutonomyEventsSubscriptionVariables } from "../graphql";
export const AutonomyEventsDocument = /*#__PURE__*/ parsed<AutonomyEventsSubscription, AutonomyEventsSubscriptionVariables>("subscription AutonomyEvents($after:String){inboxEvents(after:$after){__typename cursor event{__typename}}}", "ac1ff06e78360fb1234249a170ec585b45325c547a0152640aa721f7c776e27a");
