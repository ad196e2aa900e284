/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { QuestionTopicsQuery, QuestionTopicsQueryVariables } from "../graphql";
export const QuestionTopicsDocument = /*#__PURE__*/ parsed<QuestionTopicsQuery, QuestionTopicsQueryVariables>("query QuestionTopics($period:PeriodInput!){__typename questionTopics(period:$period){__typename ...TopicFacts}}fragment TopicFacts on QuestionGroup{__typename id label count countBefore settled solved languages lastAskedAt}", "b010c9761768c0a1e8ba463f712c94433c556a74047e660844bb18dcb0aed3a0");
