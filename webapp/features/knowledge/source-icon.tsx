import { FileTextIcon, GlobeIcon, type LucideIcon, MapIcon, MessageCircleQuestionIcon } from "lucide-react";

import type { KnowledgeKind } from "@/gql/graphql";

const icons: Record<KnowledgeKind, LucideIcon> = {
  DOCUMENT: FileTextIcon,
  PAGE: GlobeIcon,
  SITEMAP: MapIcon,
  FAQ: MessageCircleQuestionIcon,
};

/** The sign of a kind of source. Decorative. */
export function SourceIcon({ kind, className = "size-4" }: { kind: KnowledgeKind; className?: string }) {
  const Icon = icons[kind];
  return <Icon aria-hidden className={`shrink-0 text-muted-foreground ${className}`} strokeWidth={1.75} />;
}
