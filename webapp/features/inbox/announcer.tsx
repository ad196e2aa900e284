"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useRef, useState } from "react";

import { isOneOf } from "./one-of";
import type { Arrival } from "./live/use-inbox-events";

/** Bursts are one announcement. */
const WAIT_MS = 1_000;
/** Then it is gone: the same words are heard again, and what was unsent does not stay. */
const SAID_MS = 5_000;
const kinds = ["IMAGE", "VIDEO", "AUDIO", "VOICE", "DOCUMENT", "STICKER", "LOCATION", "CONTACTS"] as const;

/** What a screen reader hears of new messages: in the open thread their text, elsewhere how many. */
export function useAnnounce(openId: string | undefined) {
  const t = useTranslations("inbox");
  const [text, setText] = useState("");
  const waiting = useRef<Arrival[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const open = useRef(openId);
  useEffect(() => {
    open.current = openId;
  }, [openId]);
  const arrived = useCallback(
    (arrival: Arrival) => {
      waiting.current.push(arrival);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const here = waiting.current.filter(({ conversationId }) => conversationId === open.current);
        const elsewhere = waiting.current.length - here.length;
        waiting.current = [];
        const said = here.map(({ body, kind }) => body || (isOneOf(kind, kinds) ? t(`kind.${kind}`) : t("kind.UNSUPPORTED")));
        setText([...said, elsewhere > 0 ? t("announce.elsewhere", { count: elsewhere }) : ""].filter(Boolean).join(". "));
        timer.current = setTimeout(() => setText(""), SAID_MS);
      }, WAIT_MS);
    },
    [t],
  );
  /** A message was taken back: nothing may repeat it. */
  const takenBack = useCallback(() => {
    clearTimeout(timer.current);
    waiting.current = [];
    setText("");
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { text, arrived, takenBack };
}

/** Heard, not seen. */
export function Announcer({ text }: { text: string }) {
  return (
    <div role="log" aria-live="polite" aria-atomic="true" className="sr-only">
      {text}
    </div>
  );
}
