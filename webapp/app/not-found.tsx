import type { Route } from "next";
import { getTranslations } from "next-intl/server";
import Link from "next/link";

import { EmptyState } from "@/components/empty-state";
import { Button } from "@/components/ui/button";

export default async function NotFound() {
  const t = await getTranslations("common.notFound");
  return (
    <EmptyState title={t("title")} body={t("body")} className="min-h-dvh">
      <Button asChild variant="outline">
        <Link href={"/inbox" as Route}>{t("action")}</Link>
      </Button>
    </EmptyState>
  );
}
