"use client";

import { MicIcon, SquareIcon, Trash2Icon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from "react";

import { Tip } from "@/components/shell/tip";
import { Button } from "@/components/ui/button";
import type { Channel } from "@/gql/graphql";
import { playTime } from "@/lib/format";
import { useActions } from "@/lib/shortcuts/registry";
import { toast } from "@/lib/toast";

import { type Recording, startRecording } from "./recording";

const LONGEST_MS = 5 * 60_000;
const TICK_MS = 100;
const BARS = 24;

type VoiceRecorderProps = { channel: Channel; onRecorded: (file: File) => void };

/** Records a voice message. It stands in the tray afterwards, to be heard before it is sent. */
export function VoiceRecorder({ channel, onRecorded }: VoiceRecorderProps) {
  const t = useTranslations("inbox.voice");
  const [recording, setRecording] = useState<Recording | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const start = async () => {
    try {
      setRecording(await startRecording(channel));
    } catch {
      toast.error(t("refused"));
    }
  };
  const stop = async () => {
    try {
      const file = await recording?.stop();
      if (file) onRecorded(file);
    } catch {
      toast.error(t("unreadable"));
    }
    setRecording(null);
  };
  useEffect(() => () => recording?.cancel(), [recording]);
  useActions(recording ? [] : [{ id: "inbox-voice", group: "composer", label: t("record"), run: () => void start() }]);
  if (recording) {
    return (
      <RecordingBar
        recording={recording}
        onStop={() => void stop()}
        onDiscard={() => {
          setRecording(null);
          requestAnimationFrame(() => opener.current?.focus());
        }}
      />
    );
  }
  return (
    <Tip label={t("record")}>
      <Button ref={opener} variant="ghost" size="icon-sm" aria-label={t("record")} onClick={() => void start()}>
        <MicIcon />
      </Button>
    </Tip>
  );
}

type RecordingBarProps = { recording: Recording; onStop: () => void; onDiscard: () => void };

/** While the microphone is on: that it hears something, for how long, and the two ways out. */
function RecordingBar({ recording, onStop, onDiscard }: RecordingBarProps) {
  const t = useTranslations("inbox.voice");
  const [ms, setMs] = useState(0);
  const [levels, setLevels] = useState<readonly number[]>(() => Array<number>(BARS).fill(0));
  const tick = useEffectEvent(() => {
    const elapsed = Date.now() - recording.startedAt;
    setMs(elapsed);
    setLevels((before) => [...before.slice(1), recording.level()]);
    if (elapsed >= LONGEST_MS) onStop();
  });
  useEffect(() => {
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault(); // it would close the conversation too
    onDiscard();
  };
  return (
    <span
      role="group"
      aria-label={t("recording")}
      className="inline-flex min-w-0 items-center gap-1 rounded-full bg-danger-wash pr-1 pl-2.5 text-xs text-danger-text"
    >
      <span aria-hidden className="size-2 shrink-0 animate-pulse rounded-full bg-danger" />
      <span role="timer" className="w-9 shrink-0 text-center tabular">
        {playTime(ms)}
      </span>
      <span aria-hidden className="flex h-4 w-12 items-center justify-end gap-px overflow-hidden sm:w-24">
        {levels.map((level, at) => (
          <span key={at} className="w-[3px] shrink-0 rounded-full bg-danger" style={{ height: `${12 + level * 88}%` }} />
        ))}
      </span>
      <Tip label={t("discard")} keys="escape">
        <Button variant="ghost" size="icon-sm" aria-label={t("discard")} onClick={onDiscard} onKeyDown={onKeyDown}>
          <Trash2Icon />
        </Button>
      </Tip>
      <Tip label={t("stop")}>
        {/* The button that was pressed is gone, and this is the one that is wanted next. */}
        <Button autoFocus variant="ghost" size="icon-sm" aria-label={t("stop")} onClick={onStop} onKeyDown={onKeyDown}>
          <SquareIcon className="fill-current" />
        </Button>
      </Tip>
    </span>
  );
}
