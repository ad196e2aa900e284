import type { ReactNode } from "react";

/** Links as people write them. Trailing punctuation belongs to the sentence. */
const pattern = /\b(?:https?:\/\/|www\.)[^\s<>"']+[^\s<>"'.,;:!?)\]}]/gi;

type RichTextProps = { text: string; mentions?: readonly { id: string; name: string }[] };

/** Text with its links, and with colleagues' names where they are mentioned. Never markup of whoever wrote it. */
export function RichText({ text, mentions = [] }: RichTextProps) {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    parts.push(withMentions(text.slice(end, match.index), mentions, `${match.index}`));
    const href = match[0].startsWith("www.") ? `https://${match[0]}` : match[0];
    parts.push(
      <a key={match.index} href={href} target="_blank" rel="noreferrer noopener nofollow" className="break-all underline decoration-current/40 hover:decoration-current">
        {match[0]}
      </a>,
    );
    end = match.index + match[0].length;
  }
  parts.push(withMentions(text.slice(end), mentions, "end"));
  return <>{parts}</>;
}

function withMentions(text: string, mentions: readonly { id: string; name: string }[], keyBase: string): ReactNode {
  if (mentions.length === 0 || !text.includes("@")) return text;
  const names = mentions.map(({ name }) => `@${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`);
  const pieces = text.split(new RegExp(`(${names.join("|")})`, "g"));
  return pieces.map((piece, at) =>
    at % 2 === 1 ? (
      <span key={`${keyBase}:${at}`} className="rounded-sm bg-note-line/60 px-0.5 font-medium">
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}
