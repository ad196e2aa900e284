import { filterOf, type InboxParams, sortOf } from "../params";

export const PAGE_SIZE = 25;

/** What the list asks for. The same on the server and in the browser, so that what the page prefetched is found. */
export function listVariables(params: InboxParams, after: string | null = null) {
  return { filter: filterOf(params), sort: sortOf(params), first: PAGE_SIZE, after };
}
