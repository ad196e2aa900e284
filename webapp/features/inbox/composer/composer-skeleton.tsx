/** As high as an empty composer, so that nothing shifts. */
export function ComposerSkeleton() {
  return <div aria-hidden className="mx-3 mb-3 h-[106px] shrink-0 rounded-xl border bg-surface sm:mx-4" />;
}
