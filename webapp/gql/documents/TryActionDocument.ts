/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { TryActionMutation, TryActionMutationVariables } from "../graphql";
export const TryActionDocument = /*#__PURE__*/ parsed<TryActionMutation, TryActionMutationVariables>("mutation TryAction($input:TryActionInput!){__typename tryAction(input:$input){__typename trial{__typename ...ActionTrialResult}errors{__typename code field message}}}fragment ActionTrialResult on ActionTrial{__typename method url headers{__typename name ending}status failure latencyMs body seen}", "4d60ed7e9d86153841c52ed89802b4d172c7025d37708a5720dec09328819e55");
