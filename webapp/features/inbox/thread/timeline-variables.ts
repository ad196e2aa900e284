export const TIMELINE_PAGE = 50;

type Place = { before?: string | null; after?: string | null; around?: string | null };

/** What a thread asks for. The same on the server and in the browser, so that what the page prefetched is found. */
export function timelineVariables(id: string, { before = null, after = null, around = null }: Place = {}) {
  return { id, last: TIMELINE_PAGE, before, after, around };
}
