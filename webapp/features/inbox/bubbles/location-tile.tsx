"use client";

import { MapPinIcon } from "lucide-react";
import { useTranslations } from "next-intl";

import { hueOf } from "@/components/person-avatar";

import type { Payload } from "./payload";

type Place = NonNullable<Payload["location"]>;

/** A place, drawn from its coordinates alone: no map service learns where our customers are. */
export function LocationTile({ location }: { location: Place }) {
  const t = useTranslations("inbox.location");
  const { latitude, longitude, name, address } = location;
  const position = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  const href = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
  return (
    <a href={href} target="_blank" rel="noreferrer noopener" aria-label={t("open")} className="block w-64 max-w-full overflow-hidden rounded-lg border bg-surface dark:bg-n2">
      <Streets seed={position} />
      <span className="block px-2.5 py-2">
        <span dir="auto" className="block truncate text-sm font-medium">
          {name ?? t("pinned")}
        </span>
        <span dir="auto" className="line-clamp-2 text-xs text-muted-foreground tabular">
          {address ?? position}
        </span>
      </span>
    </a>
  );
}

/** An abstract street plan, the same for the same place. */
function Streets({ seed }: { seed: string }) {
  const turn = hueOf(seed) % 40;
  const shift = seed.length * 7 + (seed.charCodeAt(4) % 30);
  return (
    <span className="relative block h-24 overflow-hidden bg-[light-dark(oklch(0.955_0.012_150),oklch(0.26_0.015_180))]">
      <svg aria-hidden viewBox="0 0 256 96" className="absolute inset-0 size-full" preserveAspectRatio="xMidYMid slice">
        <g transform={`rotate(${turn - 20} 128 48)`} stroke="light-dark(white, oklch(0.36 0.012 200))" fill="none">
          {[0, 1, 2, 3, 4, 5].map((at) => (
            <path key={at} d={`M-60 ${at * 34 - 40 + (shift % 17)}H320`} strokeWidth={at === 2 ? 9 : 4} />
          ))}
          {[0, 1, 2, 3, 4, 5, 6].map((at) => (
            <path key={at} d={`M${at * 52 - 40 + (shift % 29)} -80V180`} strokeWidth={at === 3 ? 7 : 3.5} />
          ))}
        </g>
        <path
          d={`M-10 ${70 + (shift % 20)}C60 ${50 + (shift % 30)} 120 ${110 - (shift % 20)} 270 ${66 + (shift % 15)}V110H-10Z`}
          fill="light-dark(oklch(0.88 0.035 235), oklch(0.33 0.04 240))"
        />
      </svg>
      <span className="absolute inset-0 grid place-items-center">
        <MapPinIcon className="size-7 -translate-y-3 fill-danger text-white" strokeWidth={1.4} />
      </span>
    </span>
  );
}
