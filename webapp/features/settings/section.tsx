import type { ReactNode } from "react";

type SectionProps = { title?: string; lead?: ReactNode; action?: ReactNode; children: ReactNode };

/** A titled part of a settings page; `action` stands at the right end of its head. */
export function Section({ title, lead, action, children }: SectionProps) {
  return (
    <section className="grid gap-3">
      {title || action ? (
        <div className="flex items-end justify-between gap-4">
          <div className="grid gap-0.5">
            {title ? <h2 className="text-base font-semibold">{title}</h2> : null}
            {lead ? <p className="text-sm text-pretty text-muted-foreground">{lead}</p> : null}
          </div>
          {action ? <div className="min-w-0 sm:shrink-0">{action}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}

/** The bordered box that rows of one kind share. */
export function Rows({ children }: { children: ReactNode }) {
  return <div className="divide-y overflow-hidden rounded-lg border shadow-card">{children}</div>;
}

type SettingRowProps = { label: ReactNode; hint?: ReactNode; htmlFor?: string; children: ReactNode };

/** A setting: what it is on the left, its control on the right; stacked on a phone. */
export function SettingRow({ label, hint, htmlFor, children }: SettingRowProps) {
  return (
    <div className="flex flex-col gap-2 px-4 py-3 has-[[role=switch]]:flex-row has-[[role=switch]]:justify-between has-[[role=switch]]:gap-4 sm:flex-row sm:items-center sm:justify-between sm:gap-8">
      <div className="grid gap-0.5">
        <label htmlFor={htmlFor} className="text-sm font-medium">
          {label}
        </label>
        {hint ? <div className="text-xs text-pretty text-muted-foreground">{hint}</div> : null}
      </div>
      <div className="flex shrink-0 items-center gap-2 sm:justify-end">{children}</div>
    </div>
  );
}
