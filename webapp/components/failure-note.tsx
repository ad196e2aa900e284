import { TriangleAlertIcon } from "lucide-react";

type FailureNoteProps = { cause: string; remedy: string };

/** Why something that was tried came to nothing, and what to do about it. */
export function FailureNote({ cause, remedy }: FailureNoteProps) {
  return (
    <div role="alert" className="flex gap-2 rounded-md bg-danger-wash px-3 py-2 text-sm text-danger-text">
      <TriangleAlertIcon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="grid gap-0.5">
        <p className="font-medium">{cause}</p>
        <p>{remedy}</p>
      </div>
    </div>
  );
}
