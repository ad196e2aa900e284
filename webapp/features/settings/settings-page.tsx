import type { ReactNode } from "react";

type SettingsPageProps = { title: string; lead: string; children: ReactNode };

/** One column of plain sections under a title. */
export function SettingsPage({ title, lead, children }: SettingsPageProps) {
  return (
    <div className="grid gap-8">
      <header className="grid gap-1">
        <h1 className="text-lg font-semibold tracking-tight">{title}</h1>
        <p className="max-w-prose text-sm text-pretty text-muted-foreground">{lead}</p>
      </header>
      {children}
    </div>
  );
}
