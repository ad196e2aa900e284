import type { ComponentProps } from "react";

/** A customer's picture as it was sent: signed for ten minutes, so there is nothing for an optimiser to keep. */
export function PlainImage({ alt, ...props }: ComponentProps<"img">) {
  // eslint-disable-next-line @next/next/no-img-element -- see above
  return <img alt={alt} {...props} />;
}
