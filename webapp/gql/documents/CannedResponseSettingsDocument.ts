/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { CannedResponseSettingsQuery, CannedResponseSettingsQueryVariables } from "../graphql";
export const CannedResponseSettingsDocument = /*#__PURE__*/ parsed<CannedResponseSettingsQuery, CannedResponseSettingsQueryVariables>("query CannedResponseSettings{__typename cannedResponses{__typename ...CannedResponseRow}}fragment AttachedFile on Attachment{__typename id kind filename sizeBytes url durationMs refusals{__typename channel reason formats limitBytes}}fragment CannedResponseRow on CannedResponse{__typename id shortcut title body files{__typename ...AttachedFile}updatedAt}", "2b4e112040d4fe655e1ee74f988b8d7e1709c2ba23bc9c09c30e1a8d4d024d46");
