const named = ["image", "video", "audio", "voice", "document", "sticker", "location", "contacts", "order", "story_reply", "story_mention", "share", "reel", "unsupported", "template"] as const;

/** A kind we have a word for; any other counts as text. */
export function knownKind(kind: string): (typeof named)[number] | "text" {
  return named.find((known) => known === kind) ?? "text";
}
