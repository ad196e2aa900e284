import type { Channel } from "@/gql/graphql";

/** How each app draws a thread, in both themes. These colours belong to the phone, not to the product. */
export type Skin = {
  screen: string;
  header: string;
  own: string;
  other: string;
  meta: string;
  composer: string;
  field: string;
  send: string;
};

export const skins: Record<Channel, Skin> = {
  WHATSAPP: {
    screen: "bg-[light-dark(#efeae2,#0b141a)] text-[light-dark(#111b21,#e9edef)]",
    header: "bg-[light-dark(#fff,#202c33)] border-b border-[light-dark(#e9e6e1,#202c33)]",
    own: "bg-[light-dark(#d9fdd3,#005c4b)] rounded-lg rounded-tr-none",
    other: "bg-[light-dark(#fff,#202c33)] rounded-lg rounded-tl-none",
    meta: "text-[light-dark(#5b6a72,#a3b0b7)]",
    composer: "bg-[light-dark(#efeae2,#0b141a)]",
    field: "bg-[light-dark(#fff,#2a3942)]",
    send: "bg-[light-dark(#008069,#00a884)] text-white",
  },
  INSTAGRAM: {
    screen: "bg-[light-dark(#fff,#000)] text-[light-dark(#101012,#f5f5f5)]",
    header: "bg-[light-dark(#fff,#000)] border-b border-[light-dark(#efefef,#1c1c1e)]",
    own: "bg-[linear-gradient(160deg,#7a3ff2,#3b63f6)] text-white rounded-[18px] rounded-br-md",
    other: "bg-[light-dark(#efefef,#262626)] rounded-[18px] rounded-bl-md",
    meta: "text-[light-dark(#65676b,#a8a8a8)]",
    composer: "bg-[light-dark(#fff,#000)]",
    field: "bg-[light-dark(#f2f2f4,#1f1f21)] rounded-full",
    send: "bg-[#4c5ff5] text-white",
  },
};
