import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";

import { AuthPage } from "@/features/session/auth-page";
import { SignUpForm } from "@/features/session/sign-up-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("signUp.title") };
}

export default async function SignUpPage() {
  const t = await getTranslations("auth");
  return (
    <AuthPage
      title={t("signUp.title")}
      lead={t("signUp.lead")}
      footer={
        <>
          {t("signUp.haveAccount")}{" "}
          <Link href="/sign-in" className="font-medium text-primary-text hover:underline">
            {t("signUp.signIn")}
          </Link>
        </>
      }
    >
      <SignUpForm />
    </AuthPage>
  );
}
