import { describe, expect, it } from "vitest";

import { buckets, csv, type Day, share, span } from "./series";

const day = (name: string, solved: number): Day => ({ day: name, solved, cameBack: 0, handedOver: 1, byTeam: 0, unanswered: 0, tooEarly: 0 });

describe("buckets", () => {
  it("draws few days one by one", () => {
    expect(buckets([day("a", 1), day("b", 2)]).map(({ from, to, solved }) => [from, to, solved])).toEqual([["a", "a", 1], ["b", "b", 2]]);
  });
  it("draws many days by the week, the last one whole, and loses none", () => {
    const days = Array.from({ length: 100 }, (_, at) => day(String(at), 1));
    const weeks = buckets(days);
    expect(weeks).toHaveLength(15);
    expect(weeks.at(-1)).toMatchObject({ from: "93", to: "99", solved: 7, handedOver: 7 });
    expect(weeks[0]).toMatchObject({ from: "0", to: "1", solved: 2 });
    expect(weeks.reduce((sum, { solved }) => sum + solved, 0)).toBe(100);
  });
});

describe("share", () => {
  it("is of the whole, and nothing when there is none", () => {
    expect([share(2, 3), share(0, 5), share(0, 0)]).toEqual([67, 0, 0]);
  });
});

describe("csv", () => {
  it("quotes what must be, and runs nothing", () => {
    expect(csv([["day", 'say "hi", you'], ["=1+1", -3]])).toBe('day,"say ""hi"", you"\r\n\'=1+1,-3\r\n');
  });
});

describe("span", () => {
  it("chooses the unit that says most", () => {
    expect([span(38_400), span(119_000), span(300_000), span(7_200_000)]).toEqual([
      { unit: "seconds", n: 38 },
      { unit: "seconds", n: 119 },
      { unit: "minutes", n: 5 },
      { unit: "hours", n: 2 },
    ]);
  });
});
