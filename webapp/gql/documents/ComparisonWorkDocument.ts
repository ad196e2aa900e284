/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ComparisonWorkQuery, ComparisonWorkQueryVariables } from "../graphql";
export const ComparisonWorkDocument = /*#__PURE__*/ parsed<ComparisonWorkQuery, ComparisonWorkQueryVariables>("query ComparisonWork{__typename comparisonWork{__typename compared waiting hold}}", "074604dedd00d4f8361c18c04b6e1be30035ecb9628a2b2b215da67f6c7f1e5b");
