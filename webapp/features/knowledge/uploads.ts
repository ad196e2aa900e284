import { z } from "zod";
import { create } from "zustand";

/** What can be read; the server looks at the bytes. */
export const accepted = ".pdf,.docx,.md,.markdown,.txt,.html,.htm,.csv";

/** How many files travel at once: two fill a line, and each takes 10 MB of the server's memory. */
const AT_ONCE = 2;

/** The server's limit, told before the file travels. */
const MOST_BYTES = 10_000_000;

const problems = ["BAD_INPUT", "CONFLICT", "LIMIT_REACHED", "FORBIDDEN", "RATE_LIMITED", "INTERNAL", "TOO_LARGE", "NETWORK"] as const;

/** The message is the server's English sentence; empty where it said nothing. */
export type Problem = { code: (typeof problems)[number]; message: string };

const refusal = z.object({ errors: z.array(z.object({ code: z.string(), message: z.string() })).min(1) });

/** `replaces` is the document of which this is a newer one. */
export type Upload = { key: string; file: File; replaces: string | undefined; progress: number; problem: Problem | null };

type Uploads = {
  files: readonly Upload[];
  /** How many have arrived since the page was opened: lists read again. */
  arrived: number;
  /** Bytes that the workspace may still keep, as far as this page knows; null: it does not. */
  room: number | null;
  add: (files: readonly File[], replaces?: string) => void;
  retry: (key: string) => void;
  dismiss: (key: string) => void;
};

/** Documents on their way to the server. They keep travelling while one looks at other screens. */
export const useUploads = create<Uploads>((set, get) => {
  const under = new Set<string>();
  const patch = (key: string, change: Partial<Upload>) =>
    set(({ files }) => ({ files: files.map((one) => (one.key === key ? { ...one, ...change } : one)) }));
  /** Whether a file would find room beside those on their way. The server has the last word; this spares the journey. */
  const fits = ({ file, replaces }: Upload) => {
    const { room, files } = get();
    if (room === null || replaces) return true;
    const travelling = files.filter(({ key }) => under.has(key)).reduce((sum, one) => sum + one.file.size, 0);
    return travelling + file.size <= room;
  };
  const next = () => {
    for (const one of get().files) {
      if (under.size >= AT_ONCE) return;
      if (one.problem || under.has(one.key)) continue;
      if (!fits(one)) {
        patch(one.key, { problem: { code: "LIMIT_REACHED", message: "" } });
        continue;
      }
      under.add(one.key);
      void send(one, (progress) => patch(one.key, { progress })).then((problem) => {
        under.delete(one.key);
        if (problem) patch(one.key, { problem });
        else set(({ files, arrived }) => ({ files: files.filter(({ key }) => key !== one.key), arrived: arrived + 1 }));
        next();
      });
    }
  };
  return {
    files: [],
    arrived: 0,
    room: null,
    add: (added, replaces) => {
      const fresh = added.map((file): Upload => ({ key: crypto.randomUUID(), file, replaces, progress: 0, problem: null }));
      set(({ files }) => ({ files: [...files, ...fresh] }));
      next();
    },
    retry: (key) => {
      patch(key, { problem: null, progress: 0 });
      next();
    },
    dismiss: (key) => set(({ files }) => ({ files: files.filter((one) => one.key !== key) })),
  };
});

/** Sends one file; null when it has arrived. Fetch has no progress for what goes out, so this is an XMLHttpRequest. */
function send({ file, replaces }: Upload, onProgress: (part: number) => void): Promise<Problem | null> {
  if (file.size > MOST_BYTES) return Promise.resolve({ code: "TOO_LARGE", message: "" });
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => lengthComputable && onProgress(loaded / total);
    request.onerror = () => resolve({ code: "NETWORK", message: "" });
    request.onload = () => resolve(request.status < 300 ? null : problemOf(request.status, request.responseText));
    const form = new FormData();
    form.append("file", file, file.name);
    request.open("POST", `/api/knowledge/documents${replaces ? `?replaces=${replaces}` : ""}`);
    request.send(form);
  });
}

/** Why a document was refused. What is no answer of ours (a proxy's page) says only that it failed. */
export function problemOf(status: number, body: string): Problem {
  const [said] = refusal.safeParse(json(body)).data?.errors ?? [];
  const known = problems.find((code) => code === said?.code);
  if (known) return { code: known, message: said?.message ?? "" };
  return { code: status === 413 ? "TOO_LARGE" : "INTERNAL", message: "" };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
