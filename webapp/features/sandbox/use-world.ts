"use client";

import { useCallback, useEffect, useRef, useState } from "react";

import { simulator } from "./simulator";
import { eventSchema, type Message, type Thread, type World } from "./world";

type Live = {
  world: World | null;
  thread: Thread | null;
  error: unknown;
  /** Messages of the business that came while another thread was open, by customer. */
  unseen: Record<string, number>;
  reload: () => void;
};

/** The simulated world and one customer's thread, kept current by the simulator's event stream. */
export function useWorld(customerId: string): Live {
  const [world, setWorld] = useState<World | null>(null);
  const [thread, setThread] = useState<Thread | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [unseen, setUnseen] = useState<Record<string, number>>({});
  const current = useRef(customerId);

  const reload = useCallback(() => {
    simulator.world().then((fresh) => {
      setWorld(fresh);
      setError(null);
    }, setError);
  }, []);
  const reloadThread = useCallback(() => {
    const id = current.current;
    if (!id) return;
    simulator.thread(id).then((fresh) => current.current === id && setThread(fresh), setError);
  }, []);

  useEffect(() => {
    current.current = customerId;
    reloadThread();
  }, [customerId, reloadThread]);

  useEffect(() => {
    const source = new EventSource(simulator.eventsUrl);
    const onEvent = (raw: MessageEvent<string>) => {
      const event = eventSchema.safeParse(JSON.parse(raw.data)).data;
      if (!event) return;
      const { message, customerId: whose, type } = event;
      if (type === "message" && message) {
        setThread((shown) => (shown?.customer.id === whose ? { ...shown, messages: merged(shown.messages, message) } : shown));
        if (whose !== current.current && message.origin !== "CUSTOMER" && message.status === "sent") {
          setUnseen((before) => ({ ...before, [whose]: (before[whose] ?? 0) + 1 }));
        }
      }
      if (type === "typing" && whose === current.current) reloadThread();
      if (["customer", "faults", "account", "reset"].includes(type)) reload();
      if (type === "reset" || (type === "customer" && whose === current.current)) reloadThread();
    };
    for (const type of ["message", "typing", "customer", "faults", "account", "reset"]) {
      source.addEventListener(type, onEvent as (event: Event) => void);
    }
    // After each (re)connection: what happened in between is read again.
    source.onopen = () => {
      reload();
      reloadThread();
    };
    source.onerror = () => source.readyState === EventSource.CLOSED && reload();
    return () => source.close();
  }, [reload, reloadThread]);

  const shown = thread?.customer.id === customerId ? thread : null;
  return { world, thread: shown, error, unseen: { ...unseen, [customerId]: 0 }, reload };
}

/** A message in its place: replaced when it is known, by sequence when it is new. */
export function merged(messages: Message[], message: Message): Message[] {
  const known = messages.some(({ id }) => id === message.id);
  if (known) return messages.map((shown) => (shown.id === message.id ? message : shown));
  return [...messages, message].sort((a, b) => a.seq - b.seq);
}
