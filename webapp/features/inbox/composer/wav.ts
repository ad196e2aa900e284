/** Wide-band speech; a minute has 2 MB. */
const RATE = 16_000;
const HEADER = 44;

/** Decodes a recording of this browser and writes it as WAV. Rejects for what the browser cannot decode. */
export async function toWav(recording: Blob): Promise<Blob> {
  const audio = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await recording.arrayBuffer());
  return new Blob([wavOf(audio.getChannelData(0), RATE)], { type: "audio/wav" });
}

/** One channel of samples between -1 and 1 as 16-bit PCM in a RIFF file. */
export function wavOf(samples: Float32Array, rate: number): ArrayBuffer {
  const file = new ArrayBuffer(HEADER + samples.length * 2);
  const view = new DataView(file);
  const word = (at: number, ascii: string) => new Uint8Array(file, at).set(new TextEncoder().encode(ascii));
  word(0, "RIFF");
  view.setUint32(4, file.byteLength - 8, true);
  word(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 1, true); // channels
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true); // bytes a second
  view.setUint16(32, 2, true); // bytes a sample
  view.setUint16(34, 16, true);
  word(36, "data");
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((one, at) => view.setInt16(HEADER + at * 2, Math.round(Math.max(-1, Math.min(1, one)) * 32_767), true));
  return file;
}
