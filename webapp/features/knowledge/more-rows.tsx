import { useTranslations } from "next-intl";

import { Button } from "@/components/ui/button";

type MoreRowsProps = { page: { hasNextPage: boolean; endCursor?: string | null } | undefined; onMore: ((next: string) => void) | undefined };

/** At a list's end, when there is more. */
export function MoreRows({ page, onMore }: MoreRowsProps) {
  const t = useTranslations("sources");
  const next = page?.endCursor;
  if (!onMore || !page?.hasNextPage || !next) return null;
  return (
    <div className="px-4 py-2">
      <Button variant="ghost" size="sm" onClick={() => onMore(next)}>
        {t("loadMore")}
      </Button>
    </div>
  );
}
