/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { RankedRowFragment } from "../graphql";
export const RankedRowFragmentDoc = /*#__PURE__*/ parsed<RankedRowFragment, unknown>("fragment RankedRow on RankedPassage{__typename chunkId source{__typename id kind title}kind title heading text page score lexical trigram vector leftOut}");
