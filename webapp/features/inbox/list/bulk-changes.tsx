"use client";

import { useEffect } from "react";
import { useClient } from "urql";

import { readFragment } from "@/gql";
import { BulkChangesDocument, BulkProgressFragmentDoc } from "@/gql/graphql";

import { BulkProgress } from "./bulk-progress";
import { useBulk } from "./bulk-store";

/** This person's changes of many conversations, those that another window began included. */
export function BulkChanges() {
  const client = useClient();
  const { known, followed } = useBulk();
  useEffect(() => {
    void client
      .query(BulkChangesDocument, {}, { requestPolicy: "network-only" })
      .toPromise()
      .then(({ data }) => {
        for (const change of data?.bulkChanges ?? []) useBulk.getState().follow(readFragment(BulkProgressFragmentDoc, change));
      });
  }, [client]);
  return followed.map((id) => {
    const change = known[id];
    return change ? <BulkProgress key={id} change={change} /> : null;
  });
}
