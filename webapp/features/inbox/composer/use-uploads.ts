"use client";

import { useCallback, useEffect, useRef, useState } from "react";

import type { AttachmentKind, Channel } from "@/gql/graphql";
import { toast } from "@/lib/toast";

import { type Refusal, upload } from "./upload";
import { useUploadWords } from "./use-upload-words";

export type Upload = {
  key: string;
  filename: string;
  size: number;
  kind: AttachmentKind;
  /** A picture of it: from this browser, before the server has it, or the server's. */
  previewUrl: string | null;
  progress: number;
  /** The server's, once it is there. */
  id: string | null;
  url: string | null;
  durationMs: number | null;
  /** The channels that would not take it. */
  refusals: readonly Refusal[];
  /** Why it will not be sent. */
  problem: string | null;
};

/** A file that the server has. */
export type Kept = {
  id: string;
  kind: AttachmentKind;
  filename: string;
  sizeBytes: number | null;
  url: string | null;
  durationMs: number | null;
  refusals: readonly Refusal[];
};

/** How many files one message takes. */
export const MOST_FILES = 10;

type Options = {
  /** Where they will be sent; null: anywhere, and it is no problem when one channel would not take them. */
  channel: Channel | null;
  most?: number;
  /** Those that are there from the beginning. */
  initial?: readonly Kept[];
};

/** Files on their way to the server, each with its progress. They are the server's for a day even when nothing keeps them. */
export function useUploads({ channel, most = MOST_FILES, initial = [] }: Options) {
  const words = useUploadWords();
  const [uploads, setUploads] = useState<readonly Upload[]>(() => initial.map(uploadOf));
  // How many there are decides what begins to travel, so it is known between two paints too.
  const latest = useRef(uploads);
  const stops = useRef(new Map<string, () => void>());
  const previews = useRef(new Set<string>());
  const set = useCallback((next: (before: readonly Upload[]) => readonly Upload[]) => {
    latest.current = next(latest.current);
    setUploads(latest.current);
  }, []);
  const patch = useCallback(
    (key: string, change: Partial<Upload>) => set((before) => before.map((one) => (one.key === key ? { ...one, ...change } : one))),
    [set],
  );
  const room = useCallback(
    <T>(files: readonly T[]) => {
      const free = Math.max(0, most - latest.current.length);
      if (files.length > free) toast.info(words.tooMany(most));
      return files.slice(0, free);
    },
    [most, words],
  );
  const problemOf = useCallback(
    (refusals: readonly Refusal[]) => {
      const refusal = refusals.find((one) => one.channel === channel);
      return refusal ? words.refused(refusal) : null;
    },
    [channel, words],
  );

  const add = useCallback(
    (files: readonly File[], isVoice = false) => {
      const fresh = room(files).map((file): Upload => {
        const kind = isVoice ? "VOICE" : kindOf(file.type);
        const previewUrl = kind === "IMAGE" || kind === "VIDEO" || kind === "VOICE" ? URL.createObjectURL(file) : null;
        if (previewUrl) previews.current.add(previewUrl);
        const key = crypto.randomUUID();
        const problem = words.beforehand(file);
        if (!problem) {
          const sending = upload(file, isVoice, (progress) => patch(key, { progress }));
          stops.current.set(key, sending.cancel);
          sending.done.then(
            (stored) => patch(key, { ...stored, progress: 1, problem: problemOf(stored.refusals) }),
            (error: unknown) => patch(key, { problem: words.failed(error instanceof Error ? error.message : "") }),
          );
        }
        return { key, filename: file.name, size: file.size, kind, previewUrl, progress: 0, id: null, url: null, durationMs: null, refusals: [], problem };
      });
      set((before) => [...before, ...fresh]);
    },
    [room, set, patch, problemOf, words],
  );
  /** Takes copies of files the server has: `copy` makes them, and answers for each its copy, or null. */
  const addCopies = useCallback(
    (originals: readonly Kept[], copy: () => Promise<readonly (Kept | null)[]>) => {
      const fresh = room(originals).map((file): Upload => {
        return { ...uploadOf(file), key: crypto.randomUUID(), id: null, progress: 0, previewUrl: null, problem: problemOf(file.refusals) };
      });
      set((before) => [...before, ...fresh]);
      if (fresh.every(({ problem }) => problem)) return;
      void copy().then((copies) => {
        fresh.forEach(({ key, problem }, at) => {
          if (problem) return;
          const made = copies[at];
          patch(key, made ? { ...uploadOf(made), key } : { problem: words.failed("") });
        });
      });
    },
    [room, set, patch, problemOf, words],
  );
  const remove = useCallback(
    (key: string) => {
      stops.current.get(key)?.();
      set((before) => before.filter((one) => one.key !== key));
    },
    [set],
  );
  /** Puts a file one place nearer to the beginning or the end. */
  const move = useCallback(
    (key: string, by: -1 | 1) =>
      set((before) => {
        const from = before.findIndex((one) => one.key === key);
        const [one, other] = [before[from], before[from + by]];
        return one && other ? before.with(from, other).with(from + by, one) : before;
      }),
    [set],
  );
  const clear = useCallback(() => set(() => []), [set]);

  useEffect(() => {
    const running = stops.current;
    const made = previews.current;
    return () => {
      for (const stop of running.values()) stop();
      // The pending bubble still shows them for a moment after Send.
      setTimeout(() => made.forEach((url) => URL.revokeObjectURL(url)), 60_000);
    };
  }, []);

  // Text is kept as a draft; a file that nobody has sent would be gone without a word.
  const hasFresh = uploads.some(({ key }) => !initial.some(({ id }) => id === key));
  useEffect(() => {
    if (!hasFresh) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [hasFresh]);

  const isBusy = uploads.some(({ id, problem }) => !id && !problem);
  return { uploads, add, addCopies, remove, move, clear, isBusy };
}

function uploadOf({ id, kind, filename, sizeBytes, url, durationMs, refusals }: Kept): Upload {
  const previewUrl = kind === "IMAGE" || kind === "VIDEO" || kind === "VOICE" ? url : null;
  return { key: id, id, kind, filename, size: sizeBytes ?? 0, url, durationMs, previewUrl, progress: 1, refusals, problem: null };
}

function kindOf(type: string): AttachmentKind {
  if (type.startsWith("image/") && type !== "image/svg+xml") return "IMAGE";
  if (type.startsWith("video/")) return "VIDEO";
  if (type.startsWith("audio/")) return "AUDIO";
  return "DOCUMENT";
}
