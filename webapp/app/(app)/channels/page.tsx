import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { ChannelsView } from "@/features/channels/channels-view";
import { channelsParams } from "@/features/channels/params";
import { ChannelsDocument, ChannelsSetupDocument } from "@/gql/graphql";
import { prefetch } from "@/lib/graphql/prefetch";
import { Prefetched } from "@/lib/graphql/prefetched";
import { query } from "@/lib/graphql/server";
import { getViewer } from "@/lib/preferences";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("channels");
  return { title: t("title") };
}

export default async function ChannelsPage({ searchParams }: PageProps<"/channels">) {
  const viewer = await getViewer();
  const isAdmin = viewer?.role === "OWNER" || viewer?.role === "ADMIN";
  const [params, { entry }, setup] = await Promise.all([
    searchParams.then((given) => channelsParams.parse(given)),
    prefetch(ChannelsDocument, {}),
    isAdmin ? query(ChannelsSetupDocument) : null,
  ]);
  return (
    <div className="mx-auto w-full max-w-[960px] px-4 py-6 pb-16 sm:px-6 lg:py-8">
      <Prefetched entries={[entry]}>
        <ChannelsView setup={setup?.channelSetup ?? null} {...params} />
      </Prefetched>
    </div>
  );
}
