import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";

import { AuthPage } from "@/features/session/auth-page";
import { ForgotForm } from "@/features/session/forgot-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("forgot.title") };
}

export default async function ForgotPasswordPage() {
  const t = await getTranslations("auth");
  return (
    <AuthPage
      title={t("forgot.title")}
      lead={t("forgot.lead")}
      footer={
        <Link href="/sign-in" className="hover:underline">
          {t("forgot.back")}
        </Link>
      }
    >
      <ForgotForm />
    </AuthPage>
  );
}
