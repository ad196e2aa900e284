"use client";

import { useCallback } from "react";

import { StartInstagramConnectDocument } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";

/** Goes to Instagram's consent page, which comes back to /channels?connected=… */
export function useConnectInstagram() {
  const start = usePayload(StartInstagramConnectDocument);
  return useCallback(async () => {
    const started = await start({ returnTo: "/channels" });
    if (started?.url) window.location.assign(started.url);
  }, [start]);
}
