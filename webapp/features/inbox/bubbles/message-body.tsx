"use client";

import { useTranslations } from "next-intl";

import { CitedBody } from "@/features/replies/cited-body";
import type { MessageItemFragment } from "@/gql/graphql";

import { Attachments } from "./attachments";
import { ChoiceCard } from "./choice-card";
import { ContactCards } from "./contact-cards";
import { DeletedText } from "./deleted-text";
import { LocationTile } from "./location-tile";
import { OrderCard } from "./order-card";
import type { Payload } from "./payload";
import { ReferralCard } from "./referral-card";
import { RichText } from "./rich-text";
import { ShareCard } from "./share-card";
import { StoryTile } from "./story-tile";
import { TemplateBody } from "./template-body";
import { Transcript } from "./transcript";
import { UnsupportedCard } from "./unsupported-card";

type MessageBodyProps = { message: MessageItemFragment; payload: Payload; isLarge: boolean };

/** What a bubble holds, by the kind of message. */
export function MessageBody({ message, payload, isLarge }: MessageBodyProps) {
  const t = useTranslations("inbox");
  const { kind, body } = message;
  if (message.deletedAt) return <DeletedText isOurs={message.direction === "OUT"} />;
  const text = !body ? null : message.sourceCount > 0 ? <CitedBody messageId={message.id} text={body} /> : <BodyText text={body} isLarge={isLarge} />;
  switch (kind) {
    case "TEXT":
      return (
        <>
          {payload.referral ? <ReferralCard referral={payload.referral} /> : null}
          <Attachments message={message} />
          {text}
        </>
      );
    case "AUDIO":
    case "VOICE":
      return (
        <>
          <Attachments message={message} />
          <Transcript message={message} />
          {text}
        </>
      );
    case "IMAGE":
    case "VIDEO":
    case "DOCUMENT":
    case "STICKER":
      return (
        <>
          <Attachments message={message} />
          {text}
        </>
      );
    case "LOCATION":
      return payload.location ? <LocationTile location={payload.location} /> : (text ?? <p>{t(`kind.${kind}`)}</p>);
    case "CONTACTS":
      return payload.contacts.length ? <ContactCards contacts={payload.contacts} /> : (text ?? <p>{t(`kind.${kind}`)}</p>);
    case "ORDER":
      return (
        <>
          {payload.order ? <OrderCard order={payload.order} /> : null}
          {text}
        </>
      );
    case "INTERACTIVE_REPLY":
    case "BUTTON_REPLY":
    case "POSTBACK":
      return <ChoiceCard kind={kind} choice={payload.choice} text={body} />;
    case "STORY_REPLY":
    case "STORY_MENTION":
      return (
        <>
          <StoryTile kind={kind} story={payload.story} message={message} />
          {text}
        </>
      );
    case "SHARE":
      return (
        <>
          {(payload.shares.length > 0 ? payload.shares : [{}]).map((share, at) => (
            <ShareCard key={at} share={share} />
          ))}
          <Attachments message={message} />
          {text}
        </>
      );
    case "REFERRAL":
      return (
        <>
          <ReferralCard referral={payload.referral ?? {}} />
          {text}
        </>
      );
    case "TEMPLATE":
      return <TemplateBody message={message} template={payload.template} />;
    case "UNSUPPORTED":
      return <UnsupportedCard problem={payload.problem} />;
    case "SYSTEM":
      return text;
    default:
      kind satisfies never;
      return null;
  }
}

/** The direction is the text's own, so Arabic reads from the right in any interface. */
function BodyText({ text, isLarge }: { text: string; isLarge: boolean }) {
  return (
    <p dir="auto" className={isLarge ? "text-[34px] leading-tight" : "break-words whitespace-pre-wrap [overflow-wrap:anywhere]"}>
      <RichText text={text} />
    </p>
  );
}
