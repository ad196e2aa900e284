export const TIMELINE_PAGE = 50;

/** What a thread asks for. The same on the server and in the browser, so that what the page prefetched is found. */
export function timelineVariables(id: string, before: string | null = null, around: string | null = null) {
  return { id, last: TIMELINE_PAGE, before, around };
}
