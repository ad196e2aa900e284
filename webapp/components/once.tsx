"use client";

import { type ReactNode, useState } from "react";

/** Nothing until it is first wanted; from then on it stays, so that it can also close gracefully. */
export function Once({ when, children }: { when: boolean; children: ReactNode }) {
  const [isWanted, setWanted] = useState(when);
  if (when && !isWanted) setWanted(true);
  return isWanted ? children : null;
}
