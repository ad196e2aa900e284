/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { OpenConflictsQuery, OpenConflictsQueryVariables } from "../graphql";
export const OpenConflictsDocument = /*#__PURE__*/ parsed<OpenConflictsQuery, OpenConflictsQueryVariables>("query OpenConflicts{__typename openConflicts}", "394b210b2d0fb360ee605467d24906d389a0f578183ccddfb4e249999fca3310");
