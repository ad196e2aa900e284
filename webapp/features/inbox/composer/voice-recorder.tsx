"use client";

import { MicIcon, SquareIcon, Trash2Icon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

import { Tip } from "@/components/shell/tip";
import { Button } from "@/components/ui/button";
import { playTime } from "@/lib/format";
import { toast } from "@/lib/toast";

import { type Recording, startRecording } from "./recording";

const LONGEST_MS = 5 * 60_000;

/** Records a voice message. It stands in the tray afterwards, to be heard before it is sent. */
export function VoiceRecorder({ onRecorded }: { onRecorded: (file: File) => void }) {
  const t = useTranslations("inbox.voice");
  const [recording, setRecording] = useState<Recording | null>(null);
  const [ms, setMs] = useState(0);
  useEffect(() => {
    if (!recording) return;
    const timer = setInterval(() => setMs(Date.now() - recording.startedAt), 250);
    return () => {
      clearInterval(timer);
      recording.cancel();
    };
  }, [recording]);
  const start = async () => {
    try {
      setMs(0);
      setRecording(await startRecording(LONGEST_MS));
    } catch {
      toast.error(t("refused"));
    }
  };
  const stop = async () => {
    const file = await recording?.stop();
    setRecording(null);
    if (file) onRecorded(file);
  };
  if (!recording) {
    return (
      <Tip label={t("record")}>
        <Button variant="ghost" size="icon-sm" aria-label={t("record")} onClick={() => void start()}>
          <MicIcon />
        </Button>
      </Tip>
    );
  }
  return (
    <span className="inline-flex items-center gap-1 rounded-full bg-danger-wash pr-1 pl-2.5 text-xs text-danger-text">
      <span aria-hidden className="size-2 animate-pulse rounded-full bg-danger" />
      <span role="timer" aria-label={t("recording")} className="w-9 tabular">
        {playTime(ms)}
      </span>
      <Button variant="ghost" size="icon-sm" aria-label={t("discard")} onClick={() => setRecording(null)}>
        <Trash2Icon />
      </Button>
      <Button variant="ghost" size="icon-sm" aria-label={t("stop")} onClick={() => void stop()}>
        <SquareIcon className="fill-current" />
      </Button>
    </span>
  );
}
