/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AttachCannedFilesMutation, AttachCannedFilesMutationVariables } from "../graphql";
export const AttachCannedFilesDocument = /*#__PURE__*/ parsed<AttachCannedFilesMutation, AttachCannedFilesMutationVariables>("mutation AttachCannedFiles($input:AttachCannedFilesInput!){__typename attachCannedFiles(input:$input){__typename files{__typename ...AttachedFile}errors{__typename code field message}}}fragment AttachedFile on Attachment{__typename id kind filename sizeBytes url durationMs refusals{__typename channel reason formats limitBytes}}", "7ef73f5505bb75cd51d0306d449f47b7c4b9c09201f57a035b0bbb7b45320ba9");
