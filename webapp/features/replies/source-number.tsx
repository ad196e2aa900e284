/** The number under which an answer names a passage; the same in the text and beside the passage. */
export function SourceNumber({ children }: { children: number }) {
  return (
    <span className="tabular inline-grid size-4 shrink-0 place-items-center rounded-sm bg-ai-line text-2xs font-medium text-ai-text">{children}</span>
  );
}
