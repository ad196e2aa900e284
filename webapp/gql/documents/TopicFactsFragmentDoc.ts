/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { TopicFactsFragment } from "../graphql";
export const TopicFactsFragmentDoc = /*#__PURE__*/ parsed<TopicFactsFragment, unknown>("fragment TopicFacts on QuestionGroup{__typename id label count countBefore settled solved languages lastAskedAt}");
