/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { CannedResponseRowFragment } from "../graphql";
export const CannedResponseRowFragmentDoc = /*#__PURE__*/ parsed<CannedResponseRowFragment, unknown>("fragment CannedResponseRow on CannedResponse{__typename id shortcut title body files{__typename ...AttachedFile}updatedAt}fragment AttachedFile on Attachment{__typename id kind filename sizeBytes url durationMs refusals{__typename channel reason formats limitBytes}}");
