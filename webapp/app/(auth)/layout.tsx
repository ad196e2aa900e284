import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { BrandMark } from "@/components/brand";
import { LanguageSwitch } from "@/features/session/language-switch";
import { Scene } from "@/features/session/scene";
import { GraphQLProvider } from "@/lib/graphql/provider";

/** The pages in front of the door: a form, and beside it what is behind. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("shell");
  return (
    <GraphQLProvider>
      <div className="grid min-h-dvh bg-surface lg:grid-cols-[minmax(440px,5fr)_7fr]">
        <div className="flex flex-col px-6 py-6 sm:px-12">
          <header className="flex items-center gap-2.5">
            <BrandMark />
            <span className="text-base font-semibold tracking-tight">{t("brand")}</span>
          </header>
          <main className="mx-auto flex w-full max-w-[340px] flex-1 flex-col justify-center py-10">{children}</main>
          <footer>
            <LanguageSwitch />
          </footer>
        </div>
        <Scene />
      </div>
    </GraphQLProvider>
  );
}
