import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";

import { AppShell } from "@/components/shell/app-shell";
import { ShellDocument } from "@/gql/graphql";
import { prefetch } from "@/lib/graphql/prefetch";
import { Prefetched } from "@/lib/graphql/prefetched";
import { GraphQLProvider } from "@/lib/graphql/provider";

/** The frame for signed-in people. A page without a session never renders. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const { data, entry } = await prefetch(ShellDocument, {});
  if (!data.viewer) {
    const path = (await headers()).get("x-pathname") ?? "/inbox";
    redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  }
  const isRailWide = (await cookies()).get("rail")?.value === "wide";
  return (
    <GraphQLProvider>
      <Prefetched entries={[entry]}>
        <AppShell isRailWide={isRailWide}>{children}</AppShell>
      </Prefetched>
    </GraphQLProvider>
  );
}
