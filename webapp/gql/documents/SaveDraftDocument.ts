/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SaveDraftMutation, SaveDraftMutationVariables } from "../graphql";
export const SaveDraftDocument = /*#__PURE__*/ parsed<SaveDraftMutation, SaveDraftMutationVariables>("mutation SaveDraft($input:SaveDraftInput!){__typename saveDraft(input:$input){__typename draft{__typename ...ComposerDraft}errors{__typename code field message}}}fragment ComposerDraft on Draft{__typename conversationId body isNote replyToId version updatedAt}", "364439485533e0012ef00d2bb71a16c9bcee72765c817c648119eca3e8e4fc92");
