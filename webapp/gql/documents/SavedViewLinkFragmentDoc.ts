/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SavedViewLinkFragment } from "../graphql";
export const SavedViewLinkFragmentDoc = /*#__PURE__*/ parsed<SavedViewLinkFragment, unknown>("fragment SavedViewLink on SavedView{__typename id name filter isShared isMine count}");
