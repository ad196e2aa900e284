/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ComposerDraftFragment } from "../graphql";
export const ComposerDraftFragmentDoc = /*#__PURE__*/ parsed<ComposerDraftFragment, unknown>("fragment ComposerDraft on Draft{__typename conversationId body isNote replyToId version updatedAt}");
