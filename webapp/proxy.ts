import { type NextRequest, NextResponse } from "next/server";

/**
 * Gives each page its own nonce: only scripts that this response names may run.
 * Next reads the nonce from the request's own policy header. Styles may be
 * inline, because Radix and the virtual lists position with style attributes.
 */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy(nonce, request);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-pathname", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("referrer-policy", "strict-origin-when-cross-origin");
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("permissions-policy", "camera=(self), microphone=(self), geolocation=(), payment=()");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  return response;
}

function contentSecurityPolicy(nonce: string, request: NextRequest): string {
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host") ?? "localhost";
  const isDev = process.env.NODE_ENV === "development";
  // GraphiQL's style sheet carries its fonts inside.
  const fonts = request.nextUrl.pathname.startsWith("/graphql") ? " data:" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    `font-src 'self'${fonts}`,
    "worker-src 'self' blob:",
    `connect-src 'self' blob: ws://${host} wss://${host}`,
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

export const config = {
  matcher: [{ source: "/((?!_next/static|_next/image|favicon.ico|icon.svg|manifest.webmanifest).*)" }],
};
