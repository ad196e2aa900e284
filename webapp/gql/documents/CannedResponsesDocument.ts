/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { CannedResponsesQuery, CannedResponsesQueryVariables } from "../graphql";
export const CannedResponsesDocument = /*#__PURE__*/ parsed<CannedResponsesQuery, CannedResponsesQueryVariables>("query CannedResponses{__typename cannedResponses{__typename id shortcut title body files{__typename ...AttachedFile}}}fragment AttachedFile on Attachment{__typename id kind filename sizeBytes url durationMs refusals{__typename channel reason formats limitBytes}}", "6394e504bb8aa60157d8486f0566cfbb61c79db7853f5e8bf458cd4ef54ae6ad");
