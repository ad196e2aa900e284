/** How many threads are remembered. */
const MOST = 100;

function memory<V>() {
  const known = new Map<string, V>();
  return {
    get: (conversationId: string): V | null => known.get(conversationId) ?? null,
    set: (conversationId: string, value: V | null) => {
      known.delete(conversationId);
      if (value === null) return;
      known.set(conversationId, value);
      const oldest = known.size > MOST ? known.keys().next().value : undefined;
      if (oldest !== undefined) known.delete(oldest);
    },
  };
}

/** The row at the top of what was seen when a thread was left; nothing for its end. Kept while the page lives. */
export const places = memory<string>();

/** The last message when all of a conversation was read in this page: what comes after it is new. */
export const readUpTo = memory<string>();
