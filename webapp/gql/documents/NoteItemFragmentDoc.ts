/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { NoteItemFragment } from "../graphql";
export const NoteItemFragmentDoc = /*#__PURE__*/ parsed<NoteItemFragment, unknown>("fragment NoteItem on Note{__typename id conversationId body createdAt isByAI authorUser{__typename id name}mentions{__typename id name}}");
