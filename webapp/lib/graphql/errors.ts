import type { CombinedError } from "@urql/core";

import type { ProblemCode } from "@/gql/graphql";

/** What the caller can fix, as every mutation payload carries it. */
export type UserError = { code: ProblemCode; field?: string | null; message: string };

export type FailureLayer = "network" | "http" | "graphql";

/** Why a request gave no data. `code` is the server's (UNAUTHENTICATED, NOT_FOUND …), `requestId` is for support. */
export class RequestError extends Error {
  override name = "RequestError";
  constructor(
    readonly layer: FailureLayer,
    readonly code: string,
    readonly requestId?: string,
  ) {
    super(`${layer}: ${code}`);
  }
}

type WireError = { message?: string; extensions?: Record<string, unknown> };

/** The server's typed error from one entry of `errors`. */
export function fromGraphQL(error: WireError | undefined): RequestError {
  const { code, requestId } = error?.extensions ?? {};
  return new RequestError(
    "graphql",
    typeof code === "string" ? code : "INTERNAL",
    typeof requestId === "string" ? requestId : undefined,
  );
}

/** Brings whatever was thrown or returned by urql into one shape. */
export function toRequestError(error: unknown): RequestError {
  if (error instanceof RequestError) return error;
  const combined = error as Partial<CombinedError> | null;
  const first = combined?.graphQLErrors?.[0];
  if (first) return fromGraphQL(first);
  const status = (combined?.response as Response | undefined)?.status;
  if (status && status >= 400) return new RequestError("http", String(status));
  if (combined?.networkError || error instanceof TypeError) return new RequestError("network", "UNREACHABLE");
  return new RequestError("graphql", "INTERNAL");
}
