/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { DiscardFaqSuggestionMutation, DiscardFaqSuggestionMutationVariables } from "../graphql";
export const DiscardFaqSuggestionDocument = /*#__PURE__*/ parsed<DiscardFaqSuggestionMutation, DiscardFaqSuggestionMutationVariables>("mutation DiscardFaqSuggestion($input:FaqSuggestionInput!){__typename discardFaqSuggestion(input:$input){__typename suggestion{__typename id state}errors{__typename code field message}}}", "5d8937168926c7285d721a8c4a30ca90ecdeb52160e4bbe8b84a0fd74367efe7");
