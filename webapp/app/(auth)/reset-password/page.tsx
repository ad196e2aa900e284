import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";

import { Button } from "@/components/ui/button";
import { AuthPage } from "@/features/session/auth-page";
import { sessionParams } from "@/features/session/params";
import { ResetForm } from "@/features/session/reset-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  // The token is in the address: no other site may learn it.
  return { title: t("reset.title"), referrer: "no-referrer" };
}

export default async function ResetPasswordPage({ searchParams }: PageProps<"/reset-password">) {
  const t = await getTranslations("auth.reset");
  const { token } = sessionParams.parse(await searchParams);
  if (!token) {
    return (
      <AuthPage title={t("missingTitle")} lead={t("missing")}>
        <Button asChild variant="outline" className="justify-self-start">
          <Link href="/forgot-password">{t("askAgain")}</Link>
        </Button>
      </AuthPage>
    );
  }
  return (
    <AuthPage title={t("title")} lead={t("lead")}>
      <ResetForm token={token} />
    </AuthPage>
  );
}
