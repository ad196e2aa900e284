/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SetReplayRuleMutation, SetReplayRuleMutationVariables } from "../graphql";
export const SetReplayRuleDocument = /*#__PURE__*/ parsed<SetReplayRuleMutation, SetReplayRuleMutationVariables>("mutation SetReplayRule($input:SetReplayRuleInput!){__typename setReplayRule(input:$input){__typename agent{__typename replayRule}errors{__typename code field message}}}", "d0946a40901268f6abecbedecfd03b749f1696a177c3b39c3a1a7402a9d8726c");
