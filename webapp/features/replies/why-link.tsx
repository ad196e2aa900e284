"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";

const TraceDrawer = dynamic(() => import("./trace-drawer").then((loaded) => loaded.TraceDrawer), { ssr: false });

/** Opens what the AI thought behind one of its lines. */
export function WhyLink({ runId }: { runId: string }) {
  const t = useTranslations("replies");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)} className="ml-1.5 underline underline-offset-3">
        {t("why")}
      </button>
      {isOpen ? <TraceDrawer runId={runId} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
