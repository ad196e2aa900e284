import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";

import { SandboxView } from "@/features/sandbox/sandbox-view";
import { getViewer } from "@/lib/preferences";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sandbox");
  return { title: t("title") };
}

/** Only while the simulator stands in for Meta. */
export default async function SandboxPage() {
  const viewer = await getViewer();
  if (!viewer?.isSandbox) notFound();
  return <SandboxView />;
}
