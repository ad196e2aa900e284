import type { Channel } from "@/gql/graphql";
import { list, number, object, oneOf, text } from "@/lib/lenient";

/** POST /api/uploads answers this; it is no GraphQL, so it is checked here. */
const kinds = ["IMAGE", "VIDEO", "AUDIO", "VOICE", "DOCUMENT", "STICKER"] as const;
const stored = object({ id: text, kind: oneOf(kinds), filename: text, url: text, durationMs: number }, "id", "kind", "filename");
const refusal = object({ errors: list(object({ message: text })), message: text });

export type Stored = NonNullable<ReturnType<typeof stored>>;

/** Sends one file. Fetch has no progress for what goes out, so this is an XMLHttpRequest. */
export function upload(file: File, options: { isVoice: boolean; channel: Channel }, onProgress: (part: number) => void) {
  const request = new XMLHttpRequest();
  const done = new Promise<Stored>((resolve, reject) => {
    request.upload.onprogress = (event) => event.lengthComputable && onProgress((event.loaded / event.total) * 0.98);
    request.onerror = () => reject(new Error());
    request.onabort = () => reject(new Error());
    request.onload = () => {
      const body = parse(request.responseText);
      const answer = stored(body);
      if (request.status < 300 && answer) return resolve(answer);
      const said = refusal(body);
      reject(new Error(said?.errors[0]?.message ?? said?.message ?? ""));
    };
    const form = new FormData();
    form.append("voice", String(options.isVoice));
    form.append("channel", options.channel);
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
