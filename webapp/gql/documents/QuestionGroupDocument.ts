/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { QuestionGroupQuery, QuestionGroupQueryVariables } from "../graphql";
export const QuestionGroupDocument = /*#__PURE__*/ parsed<QuestionGroupQuery, QuestionGroupQueryVariables>("query QuestionGroup($id:ID!$period:PeriodInput!$isMissed:Boolean!){__typename questionGroup(id:$id period:$period isMissed:$isMissed){__typename questions{__typename ...AskedRow}proposal{__typename questions answer}}}fragment AskedRow on GroupQuestion{__typename id body askedAt miss conversationId answer answeredBy{__typename id name}}", "6fc0bd22918a931245fa27625f9b21c2bac43c04392249ad7859aa6d9c94e186");
