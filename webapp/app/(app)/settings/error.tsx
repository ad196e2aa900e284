"use client";

import { FailedState } from "@/components/failed-state";

export default function SettingsError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return <FailedState error={error} onRetry={reset} />;
}
