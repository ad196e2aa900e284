/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { CannedResponseRowFragment } from "../graphql";
export const CannedResponseRowFragmentDoc = /*#__PURE__*/ parsed<CannedResponseRowFragment, unknown>("fragment CannedResponseRow on CannedResponse{__typename id shortcut title body updatedAt}");
