"use client";

import { useCallback, useEffect, useRef, useState } from "react";

import type { AttachmentKind, Channel } from "@/gql/graphql";

import { upload } from "./upload";

export type Upload = {
  key: string;
  filename: string;
  size: number;
  kind: AttachmentKind;
  /** A picture of it from this browser, before the server has it. */
  previewUrl: string | null;
  progress: number;
  /** The server's, once it is there. */
  id: string | null;
  url: string | null;
  durationMs: number | null;
  problem: string | null;
};

export const MOST_FILES = 10;

/** Files on their way into the composer, each with its progress. They are the server's for a day even when never sent. */
export function useUploads(channel: Channel, onFailure: (message: string | null) => string) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const stops = useRef(new Map<string, () => void>());
  const previews = useRef(new Set<string>());
  const patch = useCallback((key: string, change: Partial<Upload>) => {
    setUploads((before) => before.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }, []);

  const add = useCallback(
    (files: readonly File[], isVoice = false) => {
      const fresh = files.slice(0, MOST_FILES).map((file) => {
        const kind = isVoice ? "VOICE" : kindOf(file.type);
        const previewUrl = kind === "IMAGE" || kind === "VIDEO" || kind === "VOICE" ? URL.createObjectURL(file) : null;
        if (previewUrl) previews.current.add(previewUrl);
        const key = crypto.randomUUID();
        const sending = upload(file, { isVoice, channel }, (progress) => patch(key, { progress }));
        stops.current.set(key, sending.cancel);
        sending.done.then(
          (stored) => patch(key, { ...stored, progress: 1 }),
          (error: unknown) => patch(key, { problem: onFailure(error instanceof Error && error.message ? error.message : null) }),
        );
        return { key, filename: file.name, size: file.size, kind, previewUrl, progress: 0, id: null, url: null, durationMs: null, problem: null };
      });
      setUploads((before) => [...before, ...fresh].slice(0, MOST_FILES));
    },
    [channel, onFailure, patch],
  );
  const remove = useCallback((key: string) => {
    stops.current.get(key)?.();
    setUploads((before) => before.filter((one) => one.key !== key));
  }, []);
  const clear = useCallback(() => setUploads([]), []);

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
  const hasFiles = uploads.length > 0;
  useEffect(() => {
    if (!hasFiles) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [hasFiles]);

  const isBusy = uploads.some(({ id, problem }) => !id && !problem);
  return { uploads, add, remove, clear, isBusy };
}

function kindOf(type: string): AttachmentKind {
  if (type.startsWith("image/") && type !== "image/svg+xml") return "IMAGE";
  if (type.startsWith("video/")) return "VIDEO";
  if (type.startsWith("audio/")) return "AUDIO";
  return "DOCUMENT";
}
