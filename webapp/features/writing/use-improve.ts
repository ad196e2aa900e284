"use client";

import { useCallback, useRef, useState } from "react";

import { ImproveTextDocument, type TextImprovement } from "@/gql/graphql";
import { usePayload } from "@/lib/graphql/use-payload";

import { type Part, textOf } from "./selection";

export type Wish = { action: TextImprovement; language?: string };

/** A text that was asked for: on its way, or there to be taken. */
export type Improvement = { part: Part; wish: Wish; text: string | null; model: string; costMicros: number };

/** Asks for a better text, one at a time. What comes after it was given up is dropped. */
export function useImprove(conversationId: string) {
  const ask = usePayload(ImproveTextDocument);
  const [improvement, setImprovement] = useState<Improvement | null>(null);
  const newest = useRef(0);

  const improve = useCallback(
    async (part: Part, wish: Wish) => {
      const mine = ++newest.current;
      setImprovement({ part, wish, text: null, model: "", costMicros: 0 });
      const payload = await ask({ conversationId, text: textOf(part), action: wish.action, language: wish.language ?? null });
      if (newest.current !== mine) return;
      const improved = payload?.improved;
      setImprovement(improved ? { part, wish, ...improved } : null);
    },
    [ask, conversationId],
  );

  const drop = useCallback(() => {
    newest.current++;
    setImprovement(null);
  }, []);

  return { improvement, improve, drop };
}
