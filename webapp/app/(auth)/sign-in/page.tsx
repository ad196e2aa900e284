import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";
import { redirect } from "next/navigation";

import { AuthPage } from "@/features/session/auth-page";
import { nextPath, sessionParams } from "@/features/session/params";
import { SignInForm } from "@/features/session/sign-in-form";
import { getViewer } from "@/lib/preferences";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("signIn.title") };
}

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next } = sessionParams.parse(await searchParams);
  if (await getViewer()) redirect(nextPath.parse(next) as Route);
  const t = await getTranslations("auth");
  return (
    <AuthPage
      title={t("signIn.title")}
      lead={t("signIn.lead")}
      footer={
        <>
          {t("signIn.noAccount")}{" "}
          <Link href="/sign-up" className="font-medium text-primary-text hover:underline">
            {t("signIn.create")}
          </Link>
        </>
      }
    >
      <SignInForm next={next} />
    </AuthPage>
  );
}
