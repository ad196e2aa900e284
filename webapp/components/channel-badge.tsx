import type { Channel } from "@/gql/graphql";
import { cn } from "@/lib/utils";

/** The channel's sign, 14 px by default, for the corner of an avatar and the head of a card. Decorative. */
export function ChannelBadge({ channel, className }: { channel: Channel; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn(
        "grid size-3.5 shrink-0 place-items-center rounded-full text-white",
        channel === "WHATSAPP" ? "bg-whatsapp" : "instagram",
        className,
      )}
    >
      {channel === "WHATSAPP" ? <WhatsAppSign /> : <InstagramSign />}
    </span>
  );
}

function WhatsAppSign() {
  return (
    <svg viewBox="0 0 16 16" className="size-[66%]" fill="none" stroke="currentColor" strokeWidth="1.5">
      <path d="M2.2 13.8 3 10.9a5.9 5.9 0 1 1 2.2 2.1z" strokeLinejoin="round" />
      <path
        d="M5.9 5.2c.3-.3.7-.2.9.1l.4.9c.1.2 0 .5-.1.6l-.4.4c.4.8 1 1.4 1.8 1.8l.5-.5c.2-.2.4-.2.6-.1l.9.4c.3.2.4.6.2.9-.5.7-1.3.9-2.1.6a6.1 6.1 0 0 1-3-3c-.3-.8-.2-1.6.3-2.1z"
        fill="currentColor"
        stroke="none"
      />
    </svg>
  );
}

function InstagramSign() {
  return (
    <svg viewBox="0 0 16 16" className="size-[66%]" fill="none" stroke="currentColor" strokeWidth="1.6">
      <rect x="2" y="2" width="12" height="12" rx="3.6" />
      <circle cx="8" cy="8" r="2.8" />
      <circle cx="11.4" cy="4.6" r="0.9" fill="currentColor" stroke="none" />
    </svg>
  );
}
