import type { ReactNode } from "react";

import { SettingsNav } from "@/features/settings/nav";
import { getViewer } from "@/lib/preferences";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const viewer = await getViewer();
  return (
    <div className="flex min-h-full flex-col lg:flex-row">
      <SettingsNav canSeeKeys={viewer?.role === "OWNER" || viewer?.role === "ADMIN"} />
      <div className="min-w-0 flex-1">
        <div className="mx-auto w-full max-w-[680px] px-4 py-6 pb-16 sm:px-6 lg:py-8">{children}</div>
      </div>
    </div>
  );
}
