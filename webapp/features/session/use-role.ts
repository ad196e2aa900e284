"use client";

import { useQuery } from "urql";

import { readFragment } from "@/gql";
import { type Role, ShellDocument, ViewerContextFragmentDoc } from "@/gql/graphql";

const ranks: Role[] = ["VIEWER", "AGENT", "ADMIN", "OWNER"];

/** Whether the viewer's role reaches `least`. Hides what would be refused; the server decides. */
export function useRoleAtLeast(least: Role): boolean {
  const [{ data }] = useQuery({ query: ShellDocument, variables: {} });
  const viewer = readFragment(ViewerContextFragmentDoc, data?.viewer ?? null);
  return viewer ? ranks.indexOf(viewer.role) >= ranks.indexOf(least) : false;
}
