import { type FragmentType, readFragment } from "@/gql";
import { type LabelColor, LabelChipFragmentDoc } from "@/gql/graphql";
import { cn } from "@/lib/utils";

/** Hues people gave to labels; they mean what the team decides, so they stay out of the tokens. */
const dots: Record<LabelColor, string> = {
  GRAY: "bg-n8",
  RED: "bg-[oklch(0.63_0.19_25)]",
  ORANGE: "bg-[oklch(0.7_0.16_50)]",
  AMBER: "bg-[oklch(0.77_0.15_80)]",
  GREEN: "bg-[oklch(0.66_0.15_145)]",
  TEAL: "bg-[oklch(0.68_0.11_195)]",
  BLUE: "bg-[oklch(0.64_0.14_245)]",
  INDIGO: "bg-[oklch(0.58_0.16_275)]",
  PINK: "bg-[oklch(0.68_0.17_350)]",
};

export function LabelDot({ color, className }: { color: LabelColor; className?: string }) {
  return <span aria-hidden className={cn("size-2 shrink-0 rounded-full", dots[color], className)} />;
}

/** A label's name beside its colour. */
export function LabelChip({ label, className }: { label: FragmentType<typeof LabelChipFragmentDoc>; className?: string }) {
  const { name, color } = readFragment(LabelChipFragmentDoc, label);
  return (
    <span
      className={cn(
        "inline-flex h-[18px] max-w-28 min-w-0 items-center gap-1 rounded-full border bg-surface px-1.5 text-2xs text-muted-foreground dark:bg-n3",
        className,
      )}
    >
      <LabelDot color={color} className="size-1.5" />
      <span className="truncate">{name}</span>
    </span>
  );
}
