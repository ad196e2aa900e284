/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { TeamRowFragment } from "../graphql";
export const TeamRowFragmentDoc = /*#__PURE__*/ parsed<TeamRowFragment, unknown>("fragment TeamRow on Team{__typename id name members{__typename id name}}");
