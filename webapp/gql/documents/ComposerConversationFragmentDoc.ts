/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ComposerConversationFragment } from "../graphql";
export const ComposerConversationFragmentDoc = /*#__PURE__*/ parsed<ComposerConversationFragment, unknown>("fragment ComposerConversation on Conversation{__typename id channel windowExpiresAt humanWindowExpiresAt socialAccount{__typename id name status}contact{__typename id name phone email isBlocked}draft{__typename ...ComposerDraft}}fragment ComposerDraft on Draft{__typename conversationId body isNote replyToId version updatedAt}");
