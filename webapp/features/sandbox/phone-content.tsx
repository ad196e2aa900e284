"use client";

import { FileTextIcon, MapPinIcon, PackageIcon, UserIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { knownKind } from "./kinds";
import { simulator } from "./simulator";
import type { Message } from "./world";

/** What a message carries, by its kind, with its text or caption below. */
export function PhoneContent({ message }: { message: Message }) {
  const { text, header, footer } = message;
  return (
    <>
      {header ? <p className="font-semibold">{header}</p> : null}
      <Body message={message} />
      {text ? (
        <p dir="auto" className="break-words whitespace-pre-wrap">
          {text}
        </p>
      ) : null}
      {footer ? <p className="text-xs opacity-80">{footer}</p> : null}
    </>
  );
}

function Body({ message }: { message: Message }) {
  const t = useTranslations("sandbox.kinds");
  const { kind, mime, mediaUrl, filename, location, contacts, order } = message;
  const url = mediaUrl ? simulator.mediaUrl(mediaUrl) : "";
  const word = t(knownKind(kind));
  if (location) return <Line icon={<MapPinIcon className="size-4" />} title={location.name || word} detail={location.address} />;
  if (contacts?.[0]) return <Line icon={<UserIcon className="size-4" />} title={contacts[0].name} detail={contacts[0].phone} />;
  if (order?.[0]) {
    const [item] = order;
    return <Line icon={<PackageIcon className="size-4" />} title={word} detail={`${item.quantity} × ${item.productId}`} />;
  }
  if (url && mime.startsWith("image/")) {
    return (
      <>
        {kind === "image" || kind === "sticker" ? null : <p className="mb-1 text-xs opacity-80">{word}</p>}
        {/* Served by the simulator, beside the page: next/image has nothing to improve. */}
        {/* eslint-disable-next-line @next/next/no-img-element */}
        <img src={url} alt={filename || word} className="mb-1 max-h-64 max-w-full rounded-md object-cover" />
      </>
    );
  }
  if (url && mime.startsWith("audio/")) {
    return (
      // What a customer recorded has no captions.
      // eslint-disable-next-line jsx-a11y/media-has-caption
      <audio controls src={url} aria-label={word} className="my-1 h-9 w-56 max-w-full" />
    );
  }
  if (url && mime.startsWith("video/")) {
    return (
      // eslint-disable-next-line jsx-a11y/media-has-caption
      <video controls src={url} aria-label={word} className="my-1 max-h-64 max-w-full rounded-md" />
    );
  }
  if (url) {
    return (
      <a href={url} target="_blank" rel="noreferrer" className="no-underline">
        <Line icon={<FileTextIcon className="size-4" />} title={filename || word} detail={mime} />
      </a>
    );
  }
  return knownKind(kind) === "text" || kind === "template" ? null : <p className="text-sm italic opacity-80">{word}</p>;
}

function Line({ icon, title, detail }: { icon: ReactNode; title: string; detail: string }) {
  return (
    <span className="my-1 flex items-center gap-2.5 rounded-md bg-current/8 px-2.5 py-2">
      <span aria-hidden>{icon}</span>
      <span className="min-w-0">
        <span className="block truncate text-sm font-medium">{title}</span>
        <span className="block truncate text-xs opacity-80">{detail}</span>
      </span>
    </span>
  );
}
