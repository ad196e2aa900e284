/** Bars of a recording's loudness, 0 to 1. */
export type Waveform = readonly number[];

const BARS = 36;

/** How loud each of a few dozen slices is, against the loudest. */
export function barsOf(samples: Float32Array, bars = BARS): Waveform {
  const size = Math.max(1, Math.floor(samples.length / bars));
  const levels = Array.from({ length: bars }, (_, bar) => {
    let sum = 0;
    for (let at = bar * size; at < (bar + 1) * size && at < samples.length; at++) sum += (samples[at] ?? 0) ** 2;
    return Math.sqrt(sum / size);
  });
  const loudest = Math.max(...levels, 0.001);
  return levels.map((level) => Math.max(0.08, level / loudest));
}

/** Before a recording is decoded: an even line, because we do not know better. */
export const flat: Waveform = Array.from({ length: BARS }, () => 0.18);

const known = new Map<string, Waveform>();

/** Reads a recording and measures it, once per file. Stays flat for what the browser cannot decode. */
export async function measure(id: string, url: string): Promise<Waveform> {
  const before = known.get(id);
  if (before) return before;
  try {
    const bytes = await (await fetch(url)).arrayBuffer();
    const audio = await new OfflineAudioContext(1, 1, 16_000).decodeAudioData(bytes);
    const bars = barsOf(audio.getChannelData(0));
    known.set(id, bars);
    return bars;
  } catch {
    return flat;
  }
}
