import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";

import { ExplorerLoader } from "@/features/explorer/explorer-loader";
import { getPreferences, getViewer } from "@/lib/preferences";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("explorer");
  return { title: t("title") };
}

/** What a browser sees at /graphql: the server sends its GETs here. */
export default async function ExplorerPage() {
  if (!(await getViewer())) redirect("/sign-in?next=/graphql");
  const [{ theme }, t] = await Promise.all([getPreferences(), getTranslations("explorer")]);
  return (
    <main className="h-dvh bg-surface">
      <h1 className="sr-only">{t("title")}</h1>
      <ExplorerLoader theme={theme === "SYSTEM" ? null : theme === "DARK" ? "dark" : "light"} />
    </main>
  );
}
