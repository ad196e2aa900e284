export type Recording = {
  startedAt: number;
  /** The finished file, or null when nothing was heard. */
  stop: () => Promise<File | null>;
  /** Throws it away. Harmless after stop. */
  cancel: () => void;
};

/** What WhatsApp takes as a voice note first; the server repacks the rest. */
const types = ["audio/ogg;codecs=opus", "audio/webm;codecs=opus", "audio/mp4"];

/** Starts the microphone. Throws when the person or the device refuses. */
export async function startRecording(longestMs: number): Promise<Recording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const type = types.find((one) => MediaRecorder.isTypeSupported(one));
  const recorder = new MediaRecorder(stream, type ? { mimeType: type, audioBitsPerSecond: 32_000 } : undefined);
  const chunks: Blob[] = [];
  recorder.ondataavailable = ({ data }) => data.size > 0 && chunks.push(data);
  const ended = new Promise<void>((resolve) => {
    recorder.onstop = () => {
      stream.getTracks().forEach((track) => track.stop());
      resolve();
    };
  });
  const end = () => {
    if (recorder.state !== "inactive") recorder.stop();
  };
  recorder.start(500);
  const limit = setTimeout(end, longestMs);
  return {
    startedAt: Date.now(),
    stop: async () => {
      clearTimeout(limit);
      end();
      await ended;
      if (chunks.length === 0) return null;
      const kind = recorder.mimeType.split(";")[0] || "audio/webm";
      const extension = kind.endsWith("ogg") ? "ogg" : kind.endsWith("mp4") ? "m4a" : "webm";
      return new File(chunks, `voice.${extension}`, { type: kind });
    },
    cancel: () => {
      clearTimeout(limit);
      end();
    },
  };
}
