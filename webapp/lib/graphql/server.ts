import "server-only";

import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";

import { fromGraphQL, RequestError, toRequestError } from "./errors";
import { requestBody } from "./request";

const endpoint = `${process.env.API_URL ?? "http://127.0.0.1:8080"}/graphql`;
const DEADLINE_MS = 8_000;

type Answer<R> = { data?: R | null; errors?: { message?: string; extensions?: Record<string, unknown> }[] };

/**
 * Asks the API as the person whose request this is: their cookies travel along,
 * so the server decides what they may see. Throws RequestError; without a
 * session it goes to the sign-in page and comes back afterwards.
 */
export async function query<R, V extends Record<string, unknown>>(
  document: TypedDocumentNode<R, V>,
  ...[variables]: V extends Record<string, never> ? [] : [variables: V]
): Promise<R> {
  const answer = await post(document, (variables ?? {}) as V);
  if (answer.data && !answer.errors?.length) return answer.data;
  const error = fromGraphQL(answer.errors?.[0]);
  if (error.code === "UNAUTHENTICATED") {
    const path = (await headers()).get("x-pathname") ?? "/";
    redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  }
  throw error;
}

async function post<R, V>(document: TypedDocumentNode<R, V>, variables: V): Promise<Answer<R>> {
  const answer = await send<R>(JSON.stringify(requestBody(document, variables)));
  // A build whose documents this server does not know yet: say it in full.
  if (answer.errors?.[0]?.message !== "PersistedQueryNotFound") return answer;
  return send<R>(JSON.stringify(requestBody(document, variables, true)));
}

async function send<R>(body: string): Promise<Answer<R>> {
  const incoming = await headers();
  const forwarded = new Headers({ "content-type": "application/json", accept: "application/json" });
  forwarded.set("cookie", (await cookies()).toString());
  forwarded.set("origin", originOf(incoming));
  for (const name of ["x-forwarded-for", "x-request-id", "user-agent"]) {
    const value = incoming.get(name);
    if (value) forwarded.set(name, value);
  }
  try {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: forwarded,
      body,
      cache: "no-store",
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    if (!response.headers.get("content-type")?.includes("json")) {
      throw new RequestError("http", String(response.status));
    }
    return (await response.json()) as Answer<R>;
  } catch (error) {
    throw error instanceof RequestError ? error : toRequestError(new TypeError(String(error)));
  }
}

/** The origin the browser sees; the API compares it with its allowlist. */
function originOf(incoming: Headers): string {
  const host = incoming.get("x-forwarded-host") ?? incoming.get("host") ?? "localhost:8080";
  return `${incoming.get("x-forwarded-proto") ?? "http"}://${host}`;
}
