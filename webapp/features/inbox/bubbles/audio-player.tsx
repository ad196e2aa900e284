"use client";

import { PauseIcon, PlayIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";

import type { AttachmentTileFragment } from "@/gql/graphql";
import { playTime } from "@/lib/format";
import { cn } from "@/lib/utils";

import { flat, measure, type Waveform } from "./waveform";

const rates = [1, 1.5, 2] as const;

/** One recording plays at a time. */
let playing: HTMLAudioElement | null = null;

/** A voice message: play, see where the talking is, go there, listen faster. */
export function AudioPlayer({ file, url }: { file: Pick<AttachmentTileFragment, "id" | "durationMs">; url: string }) {
  const t = useTranslations("inbox.media");
  const audio = useRef<HTMLAudioElement>(null);
  const [bars, setBars] = useState<Waveform>(flat);
  const [isPlaying, setPlaying] = useState(false);
  const [seconds, setSeconds] = useState(0);
  const [measured, setMeasured] = useState(0);
  // A browser's own recording does not say how long it is until the server has looked.
  const length = measured || (file.durationMs ?? 0) / 1000;
  const [rate, setRate] = useState<number>(1);
  useEffect(() => {
    let isCurrent = true;
    void measure(file.id, url).then((measured) => isCurrent && setBars(measured));
    return () => {
      isCurrent = false;
    };
  }, [file.id, url]);
  const toggle = () => {
    const element = audio.current;
    if (!element) return;
    if (!element.paused) return element.pause();
    if (playing !== element) playing?.pause();
    playing = element;
    void element.play().catch(() => setPlaying(false));
  };
  const faster = () => {
    const next = rates[(rates.indexOf(rate as 1) + 1) % rates.length] ?? 1;
    setRate(next);
    if (audio.current) audio.current.playbackRate = next;
  };
  const progress = length > 0 ? seconds / length : 0;
  return (
    <div className="flex w-64 max-w-full items-center gap-2.5 py-1">
      {/* eslint-disable-next-line jsx-a11y/media-has-caption -- customers send no captions */}
      <audio
        ref={audio}
        src={url}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setSeconds(0)}
        onTimeUpdate={(event) => setSeconds(event.currentTarget.currentTime)}
        onLoadedMetadata={(event) => Number.isFinite(event.currentTarget.duration) && setMeasured(event.currentTarget.duration)}
      />
      <button
        type="button"
        onClick={toggle}
        aria-label={isPlaying ? t("pause") : t("play")}
        className="grid size-9 shrink-0 place-items-center rounded-full bg-n12 text-n1 hover:opacity-90"
      >
        {isPlaying ? <PauseIcon className="size-4 fill-current" /> : <PlayIcon className="size-4 translate-x-px fill-current" />}
      </button>
      <div className="min-w-0 flex-1">
        <div className="relative h-7">
          <div aria-hidden data-bars className="flex h-full items-center gap-[2px]">
            {bars.map((level, at) => (
              <span
                key={at}
                className={cn("min-w-0 flex-1 rounded-full", at / bars.length < progress ? "bg-primary" : "bg-n8/70")}
                style={{ height: `${Math.round(level * 100)}%` }}
              />
            ))}
          </div>
          <input
            type="range"
            aria-label={t("seek")}
            aria-valuetext={playTime(seconds * 1000)}
            min={0}
            max={length || 1}
            step={0.1}
            value={seconds}
            onChange={(event) => {
              if (audio.current) audio.current.currentTime = Number(event.target.value);
            }}
            className="absolute inset-0 size-full cursor-pointer opacity-0"
          />
        </div>
        <div className="flex justify-between text-2xs text-muted-foreground tabular">
          <span>{playTime((isPlaying || seconds > 0 ? seconds : length) * 1000)}</span>
          {isPlaying || rate !== 1 ? (
            <button type="button" onClick={faster} aria-label={t("speed")} className="rounded-full bg-n5 px-1.5 font-medium">
              {t("rate", { rate })}
            </button>
          ) : null}
        </div>
      </div>
    </div>
  );
}
