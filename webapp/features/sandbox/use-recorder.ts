"use client";

import { useEffect, useRef, useState } from "react";

/** What WhatsApp records in comes first; browsers differ in what they can. */
const formats = ["audio/ogg;codecs=opus", "audio/mp4", "audio/webm;codecs=opus"];

type RecorderOptions = { onDone: (recording: Blob) => Promise<void>; onRefused: () => void };

/** Records from the microphone. Nothing is kept when it is cancelled or its component goes away. */
export function useRecorder({ onDone, onRefused }: RecorderOptions) {
  const [startedAt, setStartedAt] = useState(0);
  const [elapsedMs, setElapsed] = useState(0);
  const recorder = useRef<MediaRecorder | null>(null);
  const isKept = useRef(false);

  useEffect(() => {
    if (!startedAt) return;
    const timer = setInterval(() => setElapsed(Date.now() - startedAt), 250);
    return () => clearInterval(timer);
  }, [startedAt]);
  useEffect(() => () => finish(recorder.current), []);

  const start = async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const mimeType = formats.find((format) => MediaRecorder.isTypeSupported(format));
      const made = new MediaRecorder(stream, { mimeType });
      const parts: Blob[] = [];
      made.ondataavailable = ({ data }) => parts.push(data);
      made.onstop = () => {
        finish(made);
        setStartedAt(0);
        if (isKept.current) onDone(new Blob(parts, { type: made.mimeType })).catch(onRefused);
      };
      recorder.current = made;
      made.start();
      setElapsed(0);
      setStartedAt(Date.now());
    } catch {
      onRefused();
    }
  };
  const end = (keep: boolean) => {
    isKept.current = keep;
    recorder.current?.stop();
  };
  return { isRecording: startedAt > 0, elapsedMs, start, stop: () => end(true), cancel: () => end(false) };
}

function finish(recorder: MediaRecorder | null) {
  for (const track of recorder?.stream.getTracks() ?? []) track.stop();
}
