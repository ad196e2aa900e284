import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { problemOf, useUploads } from "./uploads";

/** Requests that answer when the test says so. */
const sent: FakeRequest[] = [];
class FakeRequest {
  upload = {} as { onprogress?: (event: object) => void };
  status = 0;
  responseText = "";
  onload = () => {};
  address = "";
  open(_method: string, address: string) {
    this.address = address;
  }
  send() {
    sent.push(this);
  }
  async answer(status: number, body = "") {
    Object.assign(this, { status, responseText: body });
    this.onload();
    await new Promise((done) => setTimeout(done));
  }
}

beforeEach(() => {
  sent.length = 0;
  vi.stubGlobal("XMLHttpRequest", FakeRequest);
  useUploads.setState({ files: [], arrived: 0, room: null });
});
afterEach(() => vi.unstubAllGlobals());

const file = (name: string) => new File(["text"], name);
const names = () => useUploads.getState().files.map((one) => one.file.name);

test("two files travel at once, the next when one has arrived", async () => {
  useUploads.getState().add([file("a.md"), file("b.md"), file("c.md")]);
  expect(sent).toHaveLength(2);
  await sent[0]?.answer(201, "{}");
  expect(sent).toHaveLength(3);
  expect(names()).toEqual(["b.md", "c.md"]);
  await sent[1]?.answer(201, "{}");
  await sent[2]?.answer(201, "{}");
  expect(useUploads.getState().arrived).toBe(3);
});

test("a newer file names the document it takes the place of, also when it is tried again", async () => {
  useUploads.getState().add([file("a.md")], "42");
  await sent[0]?.answer(503);
  useUploads.getState().retry(useUploads.getState().files[0]?.key ?? "");
  expect(sent.map(({ address }) => address)).toEqual(Array(2).fill("/api/knowledge/documents?replaces=42"));
  await sent[1]?.answer(201, "{}");
});

test("a refused file stays with its reason, lets others pass and can be tried again", async () => {
  useUploads.getState().add([file("a.md")]);
  await sent[0]?.answer(409, '{"errors":[{"code":"CONFLICT","field":"file","message":"It is there."}]}');
  const [refused] = useUploads.getState().files;
  expect(refused?.problem).toEqual({ code: "CONFLICT", message: "It is there." });
  useUploads.getState().retry(refused?.key ?? "");
  expect(sent).toHaveLength(2);
  await sent[1]?.answer(201, "{}");
  expect(names()).toEqual([]);
});

test("a file that the workspace has no room for does not travel, beside others that do", async () => {
  useUploads.setState({ room: 7 });
  useUploads.getState().add([file("a.md"), file("b.md")]); // of four bytes each
  expect(sent).toHaveLength(1);
  expect(useUploads.getState().files[1]?.problem).toEqual({ code: "LIMIT_REACHED", message: "" });
  useUploads.getState().add([file("newer.md")], "42"); // in the place of another one: the server knows by how much it is larger
  expect(sent).toHaveLength(2);
  useUploads.setState({ room: 100 });
  await sent[0]?.answer(201, "{}");
  useUploads.getState().retry(useUploads.getState().files[0]?.key ?? "");
  expect(sent).toHaveLength(3);
  await sent[1]?.answer(201, "{}");
  await sent[2]?.answer(201, "{}");
});

test("a file past the limit does not travel", async () => {
  const large = file("large.pdf");
  Object.defineProperty(large, "size", { value: 11 * 2 ** 20 });
  useUploads.getState().add([large]);
  await vi.waitFor(() => expect(useUploads.getState().files[0]?.problem?.code).toBe("TOO_LARGE"));
  expect(sent).toHaveLength(0);
});

test("an answer that is not ours says only that it failed", () => {
  expect(problemOf(502, "<html>")).toEqual({ code: "INTERNAL", message: "" });
  expect(problemOf(413, "")).toEqual({ code: "TOO_LARGE", message: "" });
});
