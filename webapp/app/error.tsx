"use client";

import { FailedState } from "@/components/failed-state";

/** Reached when even the frame could not be read, for example while the API restarts. */
export default function RootError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <FailedState error={error} onRetry={reset} className="min-h-dvh" />;
}
