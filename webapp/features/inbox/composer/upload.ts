import type { Channel } from "@/gql/graphql";
import { list, number, object, oneOf, text } from "@/lib/lenient";

/** POST /api/uploads answers this; it is no GraphQL, so it is checked here. */
const kinds = ["IMAGE", "VIDEO", "AUDIO", "VOICE", "DOCUMENT", "STICKER"] as const;
const channels = ["WHATSAPP", "INSTAGRAM"] as const satisfies Channel[];
const reasons = ["KIND", "FORMAT", "SIZE"] as const;
const refusal = object(
  { channel: oneOf(channels), reason: oneOf(reasons), formats: list(text), limitBytes: number },
  "channel",
  "reason",
);
const stored = object(
  { id: text, kind: oneOf(kinds), filename: text, url: text, durationMs: number, refusals: list(refusal) },
  "id",
  "kind",
  "filename",
);
const failed = object({ errors: list(object({ message: text })), message: text });

export type Stored = NonNullable<ReturnType<typeof stored>>;

/** A channel that would not take a file, and why. */
export type Refusal = { channel: Channel; reason: (typeof reasons)[number]; formats: readonly string[]; limitBytes?: number | null };

/** Sends one file. Fetch has no progress for what goes out, so this is an XMLHttpRequest. */
export function upload(file: File, isVoice: boolean, onProgress: (part: number) => void) {
  const request = new XMLHttpRequest();
  const done = new Promise<Stored>((resolve, reject) => {
    request.upload.onprogress = (event) => event.lengthComputable && onProgress((event.loaded / event.total) * 0.98);
    request.onerror = () => reject(new Error());
    request.onabort = () => reject(new Error());
    request.onload = () => {
      const body = parse(request.responseText);
      const answer = stored(body);
      if (request.status < 300 && answer) return resolve(answer);
      const said = failed(body);
      reject(new Error(said?.errors[0]?.message ?? said?.message ?? ""));
    };
    const form = new FormData();
    form.append("voice", String(isVoice));
    form.append("file", file, file.name);
    request.open("POST", "/api/uploads");
    request.send(form);
  });
  return { done, cancel: () => request.abort() };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
