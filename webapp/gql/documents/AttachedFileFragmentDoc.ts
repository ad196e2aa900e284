/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AttachedFileFragment } from "../graphql";
export const AttachedFileFragmentDoc = /*#__PURE__*/ parsed<AttachedFileFragment, unknown>("fragment AttachedFile on Attachment{__typename id kind filename sizeBytes url durationMs refusals{__typename channel reason formats limitBytes}}");
