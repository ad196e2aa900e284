/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { GapsQuery, GapsQueryVariables } from "../graphql";
export const GapsDocument = /*#__PURE__*/ parsed<GapsQuery, GapsQueryVariables>("query Gaps($days:Int!){__typename open:gaps(days:$days isDismissed:false){__typename ...GapRow}aside:gaps(days:$days isDismissed:true){__typename ...GapRow}}fragment GapRow on QuestionGroup{__typename id label count countBefore languages lastAskedAt coveredBy{__typename id title kind}dismissedAt dismissedBy{__typename id name}}", "e87e4e99c76359b865a25e418bb7d1ba1c64138d7a22e9d216080f06ddcbaf22");
