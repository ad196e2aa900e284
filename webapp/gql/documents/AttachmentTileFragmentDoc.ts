/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AttachmentTileFragment } from "../graphql";
export const AttachmentTileFragmentDoc = /*#__PURE__*/ parsed<AttachmentTileFragment, unknown>("fragment AttachmentTile on Attachment{__typename id kind state mimeType filename sizeBytes width height durationMs url}");
