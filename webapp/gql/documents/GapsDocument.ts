/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { GapsQuery, GapsQueryVariables } from "../graphql";
export const GapsDocument = /*#__PURE__*/ parsed<GapsQuery, GapsQueryVariables>("query Gaps($days:Int!$isDismissed:Boolean!){__typename gaps(days:$days isDismissed:$isDismissed){__typename ...GapRow}}fragment GapRow on QuestionGroup{__typename id label count countBefore languages lastAskedAt coveredBy{__typename id title kind}dismissedAt dismissedBy{__typename id name}}", "e53b68cf98d94a66d54a7c5ff19bcd961ca16beafa00c6a58e6d0156aeae5348");
