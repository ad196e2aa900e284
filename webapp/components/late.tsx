"use client";

import { type ComponentType, createElement, lazy, type ReactNode, Suspense, use, useState } from "react";

/**
 * A component whose code is no part of the page. `load` fetches it ahead; from
 * then on it is drawn at once, as if it had always been there. Who opens it
 * sooner sees `fallback` until it comes.
 */
export function late<P extends object>(fetch: () => Promise<ComponentType<P>>, fallback: ReactNode = null) {
  let arrived: ComponentType<P> | undefined;
  let coming: Promise<{ default: ComponentType<P> }> | undefined;
  const load = () => (coming ??= fetch().then((component) => ({ default: (arrived = component) })));
  const Coming = lazy(load);

  function Late(props: P) {
    // Chosen once: going from one to the other would draw it anew and lose what was typed.
    const [isHere] = useState(arrived !== undefined);
    if (isHere && arrived) return createElement(arrived, props);
    return (
      <Suspense fallback={fallback}>
        <Coming {...props} />
      </Suspense>
    );
  }

  /**
   * Suspends until the code is there. A screen that the server draws with it
   * waits so before it comes alive: what is drawn stays, and is not replaced by
   * the fallback for a moment.
   */
  function useArrival(isNeeded: boolean) {
    // Decided once: React goes on with a suspended render by drawing it again, and the
    // hooks after this one are lost (its error 467) unless that asks for the code too.
    const [awaited] = useState(() => (isNeeded && !arrived ? load() : null));
    if (awaited) use(awaited);
  }
  return { Late, load, useArrival };
}
