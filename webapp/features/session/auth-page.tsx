import type { ReactNode } from "react";

type AuthPageProps = { title: string; lead: string; children: ReactNode; footer?: ReactNode };

/** One column: what this page is for, its form, the way elsewhere. */
export function AuthPage({ title, lead, children, footer }: AuthPageProps) {
  return (
    <div className="grid gap-6">
      <header className="grid gap-1.5">
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        <p className="text-base text-pretty text-muted-foreground">{lead}</p>
      </header>
      {children}
      {footer ? <p className="text-sm text-muted-foreground">{footer}</p> : null}
    </div>
  );
}
