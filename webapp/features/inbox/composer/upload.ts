import { z } from "zod";

import type { Channel } from "@/gql/graphql";

/** POST /api/uploads answers this; it is no GraphQL, so it is checked here. */
const stored = z.object({
  id: z.string(),
  kind: z.enum(["IMAGE", "VIDEO", "AUDIO", "VOICE", "DOCUMENT", "STICKER"]),
  filename: z.string(),
  url: z.string().nullable(),
  durationMs: z.number().nullish().transform((value) => value ?? null),
});
const refusal = z.object({ errors: z.array(z.object({ message: z.string() })).optional(), message: z.string().optional() });

export type Stored = z.output<typeof stored>;

/** Sends one file. Fetch has no progress for what goes out, so this is an XMLHttpRequest. */
export function upload(file: File, options: { isVoice: boolean; channel: Channel }, onProgress: (part: number) => void) {
  const request = new XMLHttpRequest();
  const done = new Promise<Stored>((resolve, reject) => {
    request.upload.onprogress = (event) => event.lengthComputable && onProgress((event.loaded / event.total) * 0.98);
    request.onerror = () => reject(new Error());
    request.onabort = () => reject(new Error());
    request.onload = () => {
      const body = parse(request.responseText);
      const answer = stored.safeParse(body);
      if (request.status < 300 && answer.success) return resolve(answer.data);
      const said = refusal.safeParse(body).data;
      reject(new Error(said?.errors?.[0]?.message ?? said?.message ?? ""));
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
