/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AnalyticsAccountsQuery, AnalyticsAccountsQueryVariables } from "../graphql";
export const AnalyticsAccountsDocument = /*#__PURE__*/ parsed<AnalyticsAccountsQuery, AnalyticsAccountsQueryVariables>("query AnalyticsAccounts{__typename socialAccounts{__typename ...ScopeAccount}}fragment ScopeAccount on SocialAccount{__typename id name channel}", "94e7f115632e712fe6715f02751cdc4e725013ebe5240c7b67c5681f352163c7");
