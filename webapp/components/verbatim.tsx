type VerbatimProps = { label: string; text: string; dir?: "auto" };

/** A text as it is, in a box that scrolls. */
export function Verbatim({ label, text, dir }: VerbatimProps) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it
    <pre tabIndex={0} aria-label={label} dir={dir} className="max-h-64 overflow-auto rounded-md bg-n3 p-2 font-mono text-2xs break-words whitespace-pre-wrap">
      {text}
    </pre>
  );
}
