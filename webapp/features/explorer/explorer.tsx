"use client";

import "graphiql/style.css";
import "./explorer.css";

import { createGraphiQLFetcher, type Fetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import { createClient } from "graphql-ws";
import { ArrowLeftIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useState } from "react";

import { examples } from "./examples";

/** With the session's cookie, and the same limits as any API consumer's. */
function makeFetcher(): Fetcher {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return createGraphiQLFetcher({
    url: "/graphql",
    wsClient: createClient({ url: `${scheme}://${location.host}/graphql`, lazy: true, retryAttempts: 5 }),
  });
}

/** GraphiQL with a query, a mutation and a subscription to begin with. It keeps the reader's own tabs in this browser. */
export function Explorer({ theme }: { theme: "light" | "dark" | null }) {
  const t = useTranslations("explorer");
  const [fetcher] = useState(makeFetcher);
  return (
    <GraphiQL
      fetcher={fetcher}
      defaultTabs={examples(t)}
      forcedTheme={theme ?? undefined}
      defaultEditorToolsVisibility="variables"
      shouldPersistHeaders={false}
    >
      <GraphiQL.Logo>
        <Link href="/inbox" className="flex items-center gap-1.5 text-sm font-medium text-muted-foreground hover:text-foreground">
          <ArrowLeftIcon className="size-4" />
          {t("back")}
        </Link>
      </GraphiQL.Logo>
    </GraphiQL>
  );
}
