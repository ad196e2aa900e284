/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { CannedResponsesQuery, CannedResponsesQueryVariables } from "../graphql";
export const CannedResponsesDocument = /*#__PURE__*/ parsed<CannedResponsesQuery, CannedResponsesQueryVariables>("query CannedResponses{__typename cannedResponses{__typename id shortcut title body}}", "cd2c4fda9c38ad8d96fc7db34e2d8477d5907c1d008db7c16964e0ba8b4defbc");
