import { NextRequest } from "next/server";
import { expect, test } from "vitest";

import { proxy } from "../proxy";

test("pages load nothing from anybody else: pictures, stories and recordings come from our own server", () => {
  const policy = proxy(new NextRequest("http://inbox.test/inbox", { headers: { host: "inbox.test" } })).headers.get("content-security-policy") ?? "";
  const directives = new Map(policy.split("; ").map((one) => [one.split(" ")[0], one.split(" ").slice(1)]));
  expect(directives.get("img-src")).toEqual(["'self'", "blob:", "data:"]);
  expect(directives.get("media-src")).toEqual(["'self'", "blob:"]);
  const hosts = [...directives.values()].flat().filter((source) => /[./]/.test(source) && !source.startsWith("'nonce-"));
  expect(hosts).toEqual(["ws://inbox.test", "wss://inbox.test"]);
});
