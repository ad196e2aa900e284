import type { ReactNode } from "react";

type NoticeProps = { title: string; body: string; /** The ways on from here. */ children?: ReactNode };

/** One sentence and what to do, in the middle of an empty pane. */
export function Notice({ title, body, children }: NoticeProps) {
  return (
    <div className="grid h-full flex-1 place-items-center px-8 text-center">
      <div className="max-w-xs">
        <p className="font-medium">{title}</p>
        <p className="mt-1 text-xs text-balance text-muted-foreground">{body}</p>
        {children ? <div className="mt-3 flex justify-center gap-2">{children}</div> : null}
      </div>
    </div>
  );
}
