/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ActionFactsFragment } from "../graphql";
export const ActionFactsFragmentDoc = /*#__PURE__*/ parsed<ActionFactsFragment, unknown>("fragment ActionFacts on Action{__typename id name purpose method confirmation url host parameters{__typename name source description pattern maxLength}headers{__typename name ending}fields{__typename path label}timeoutSeconds isOn}");
