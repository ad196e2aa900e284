/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ReplyPassagesFragment } from "../graphql";
export const ReplyPassagesFragmentDoc = /*#__PURE__*/ parsed<ReplyPassagesFragment, unknown>("fragment ReplyPassages on Reply{__typename parts{__typename text sources isGrounded}sources{__typename number sourceId kind title heading text page score isCited updatedAt}}");
