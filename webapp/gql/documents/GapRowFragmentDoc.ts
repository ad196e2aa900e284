/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { GapRowFragment } from "../graphql";
export const GapRowFragmentDoc = /*#__PURE__*/ parsed<GapRowFragment, unknown>("fragment GapRow on QuestionGroup{__typename id label count countBefore languages lastAskedAt coveredBy{__typename id title kind}dismissedAt dismissedBy{__typename id name}}");
