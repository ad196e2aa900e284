import { createClient, createRequest, gql, type OperationResult } from "urql";
import { map, pipe } from "wonka";
import { describe, expect, it, vi } from "vitest";

import { createHandover } from "./handover";

const query = createRequest(gql`{ labels }`, {});
const mutation = createRequest(gql`mutation { deleteLabel }`, {});

/** A client whose network counts its questions. */
function world() {
  let time = 0;
  const asked = vi.fn();
  const handover = createHandover(() => time);
  const client = createClient({
    url: "/graphql",
    preferGetMethod: false,
    requestPolicy: "network-only",
    exchanges: [
      handover.exchange,
      () => (operations) =>
        pipe(
          operations,
          map((operation): OperationResult => {
            if (operation.kind !== "teardown") asked(operation.kind);
            return { operation, data: "network", stale: false, hasNext: false };
          }),
        ),
    ],
  });
  return { client, handover, asked, wait: (ms: number) => (time += ms) };
}

describe("handover", () => {
  it("answers the page's own question without a request, also when React asks twice", async () => {
    const { client, handover, asked, wait } = world();
    handover.put(query.key, { labels: 1 });
    expect((await client.executeQuery(query).toPromise()).data).toEqual({ labels: 1 });
    wait(200);
    expect((await client.executeQuery(query).toPromise()).data).toEqual({ labels: 1 });
    expect(asked).not.toHaveBeenCalled();
  });

  it("asks the server later, and after a mutation", async () => {
    const { client, handover, asked, wait } = world();
    handover.put(query.key, { labels: 1 });
    await client.executeQuery(query).toPromise();
    wait(300);
    expect((await client.executeQuery(query).toPromise()).data).toBe("network");
    handover.put(query.key, { labels: 2 });
    await client.executeMutation(mutation).toPromise();
    expect((await client.executeQuery(query).toPromise()).data).toBe("network");
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it("asks the server when something has happened since, though nobody has used the answer", async () => {
    const { client, handover, asked } = world();
    handover.put(query.key, { labels: 1 });
    expect((await client.executeQuery(query, { isAnew: true }).toPromise()).data).toBe("network");
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it("takes a newer answer for the same question", async () => {
    const { client, handover } = world();
    handover.put(query.key, { labels: 1 });
    await client.executeQuery(query).toPromise();
    handover.put(query.key, { labels: 2 });
    expect((await client.executeQuery(query).toPromise()).data).toEqual({ labels: 2 });
  });
});
