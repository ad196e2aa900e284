import type { ReactNode } from "react";

export function PanelSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t px-4 py-3">
      <h2 className="mb-1.5 text-xs font-medium text-faint-foreground">{title}</h2>
      {children}
    </section>
  );
}
