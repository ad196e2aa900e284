import type { Channel } from "@/gql/graphql";

import { toWav } from "./wav";

export type Recording = {
  startedAt: number;
  /** How loud it is right now, 0 to 1. */
  level: () => number;
  /** The finished file, or null when nothing was heard. */
  stop: () => Promise<File | null>;
  /** Throws it away. Harmless after stop. */
  cancel: () => void;
};

const aac = "audio/mp4;codecs=mp4a.40.2";

/**
 * What each channel plays, best first. WhatsApp's voice messages are Opus in Ogg:
 * the server repacks WebM, and what is in MP4 goes as ordinary audio. Instagram
 * takes AAC or WAV only, which few browsers write.
 */
const types: Record<Channel, readonly string[]> = {
  WHATSAPP: ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", aac],
  INSTAGRAM: [aac],
};

/** Starts the microphone. Throws when the person or the device refuses. */
export async function startRecording(channel: Channel): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
  const type = types[channel].find((one) => MediaRecorder.isTypeSupported(one));
  const recorder = new MediaRecorder(stream, { mimeType: type, audioBitsPerSecond: 32_000 });
  const meter = listen(stream);
  const chunks: Blob[] = [];
  recorder.ondataavailable = ({ data }) => data.size > 0 && chunks.push(data);
  const ended = new Promise<void>((resolve) => {
    recorder.onstop = () => {
      stream.getTracks().forEach((track) => track.stop());
      meter.close();
      resolve();
    };
  });
  const end = () => {
    if (recorder.state !== "inactive") recorder.stop();
  };
  recorder.start(500);
  return {
    startedAt: Date.now(),
    level: meter.level,
    stop: async () => {
      end();
      await ended;
      if (chunks.length === 0) return null;
      const recorded = new Blob(chunks, { type: recorder.mimeType });
      return asFile(channel === "INSTAGRAM" && !type ? await toWav(recorded) : recorded);
    },
    cancel: end,
  };
}

function asFile(sound: Blob): File {
  const type = sound.type.split(";")[0] || "audio/webm";
  const extension = { "audio/ogg": "ogg", "audio/mp4": "m4a", "audio/wav": "wav" }[type] ?? "webm";
  return new File([sound], `voice.${extension}`, { type });
}

function listen(stream: MediaStream) {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level: () => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, one) => sum + one * one, 0) / samples.length;
      // Speech has about a tenth of the power that a level of 1 would.
      return Math.min(1, Math.sqrt(power) * 4);
    },
    close: () => void context.close(),
  };
}
