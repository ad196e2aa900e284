/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { TryActionMutation, TryActionMutationVariables } from "../graphql";
export const TryActionDocument = /*#__PURE__*/ parsed<TryActionMutation, TryActionMutationVariables>("mutation TryAction($input:TryActionInput!){__typename tryAction(input:$input){__typename trial{__typename ...ActionTrialResult}errors{__typename code field message}}}fragment ActionTrialResult on ActionTrial{__typename method url headers{__typename name ending}payload isDry sentence status failure latencyMs body seen}", "7ee699b478bd658b4610f4c0a8e42956a8b77ec68d70933b612bf3c9fe849257");
