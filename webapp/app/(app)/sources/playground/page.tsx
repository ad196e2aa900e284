import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";

import { PlaygroundView } from "@/features/playground/playground-view";
import { PlaygroundBasicsDocument } from "@/gql/graphql";
import { prefetch } from "@/lib/graphql/prefetch";
import { Prefetched } from "@/lib/graphql/prefetched";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("playground");
  return { title: t("title") };
}

export default async function PlaygroundPage() {
  const t = await getTranslations("playground");
  const { entry } = await prefetch(PlaygroundBasicsDocument, {});
  return (
    <Prefetched entries={[entry]}>
      <div className="mx-auto grid w-full grid-cols-1 max-w-[1080px] content-start gap-6 px-4 py-6 pb-16 sm:px-6 lg:py-8">
        <header className="grid gap-1">
          <Link href="/sources" className="text-xs text-muted-foreground underline-offset-3 hover:underline">
            {t("back")}
          </Link>
          <h1 className="text-lg font-semibold tracking-tight">{t("title")}</h1>
          <p className="max-w-prose text-sm text-pretty text-muted-foreground">{t("lead")}</p>
        </header>
        <PlaygroundView />
      </div>
    </Prefetched>
  );
}
