/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { MomentRowFragment } from "../graphql";
export const MomentRowFragmentDoc = /*#__PURE__*/ parsed<MomentRowFragment, unknown>("fragment MomentRow on Moment{__typename conversationId conversation{__typename id channel contact{__typename id name}}at reason}");
