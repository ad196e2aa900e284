/** What is being typed before the caret: "/" asks for a canned response, "@" for a colleague. */
export type Trigger = { sign: "/" | "@"; query: string; from: number };

export function triggerAt(text: string, caret: number, isNote: boolean): Trigger | null {
  const before = text.slice(0, caret);
  const slash = /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u.exec(before);
  if (slash && !isNote) return { sign: "/", query: slash[1] ?? "", from: caret - (slash[1]?.length ?? 0) - 1 };
  const at = /(?:^|[\s(])@([\p{L}\p{N}_'-]*(?: [\p{L}\p{N}_'-]*)?)$/u.exec(before);
  if (at && isNote) return { sign: "@", query: at[1] ?? "", from: caret - (at[1]?.length ?? 0) - 1 };
  return null;
}

/** Puts the chosen text where the trigger stood; returns it with the new place of the caret. */
export function insertAt(text: string, trigger: Trigger, caret: number, inserted: string): { text: string; caret: number } {
  const after = text.slice(caret);
  const space = after.startsWith(" ") || inserted.endsWith("\n") ? "" : " ";
  const head = text.slice(0, trigger.from) + inserted + space;
  return { text: head + after, caret: head.length };
}

/** Colleagues whose name stands in a note after an "@". */
export function mentionedIn<T extends { id: string; name: string }>(text: string, members: readonly T[]): T[] {
  // The longest name first, so that "@Ada Lovelace" is not also "@Ada".
  let rest = text;
  return members
    .toSorted((a, b) => b.name.length - a.name.length)
    .filter(({ name }) => {
      const isThere = rest.includes(`@${name}`);
      rest = rest.replaceAll(`@${name}`, "");
      return isThere;
    });
}

/** What a query finds: beginnings of words first, accents do not matter. */
export function find<T>(items: readonly T[], query: string, textOf: (item: T) => string): T[] {
  const wanted = plain(query);
  if (!wanted) return [...items];
  const starts = items.filter((item) => plain(textOf(item)).split(/[\s/]+/).some((word) => word.startsWith(wanted)) || plain(textOf(item)).startsWith(wanted));
  const contains = items.filter((item) => !starts.includes(item) && plain(textOf(item)).includes(wanted));
  return [...starts, ...contains];
}

function plain(text: string): string {
  return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
}
