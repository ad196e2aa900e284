/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { UpkeepPeopleQuery, UpkeepPeopleQueryVariables } from "../graphql";
export const UpkeepPeopleDocument = /*#__PURE__*/ parsed<UpkeepPeopleQuery, UpkeepPeopleQueryVariables>("query UpkeepPeople{__typename members{__typename user{__typename id name}}}", "e648d32e5b4b5bd4eee8573e0efb4f11bea9c9ced988851bb46fa7f5e0d6f7f6");
