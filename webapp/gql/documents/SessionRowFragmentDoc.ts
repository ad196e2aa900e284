/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SessionRowFragment } from "../graphql";
export const SessionRowFragmentDoc = /*#__PURE__*/ parsed<SessionRowFragment, unknown>("fragment SessionRow on Session{__typename id userAgent address createdAt lastUsedAt isCurrent}");
