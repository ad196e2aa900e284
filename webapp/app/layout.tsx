import "./globals.css";

import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { Notices } from "@/components/notices";
import { TipRoot } from "@/components/shell/tip-root";
import { getPreferences } from "@/lib/preferences";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return { title: { default: t("appName"), template: `%s · ${t("appName")}` }, robots: { index: false } };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f8f9fb" },
    { media: "(prefers-color-scheme: dark)", color: "#0c0d10" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, theme, density } = await getPreferences();
  return (
    <html
      lang={locale}
      data-theme={theme === "SYSTEM" ? undefined : theme.toLowerCase()}
      data-density={density === "COMPACT" ? "compact" : undefined}
      suppressHydrationWarning
    >
      <body className="min-h-dvh">
        <NextIntlClientProvider>
          {children}
          <TipRoot />
          <Notices />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
