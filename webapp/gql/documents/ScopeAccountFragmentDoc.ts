/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ScopeAccountFragment } from "../graphql";
export const ScopeAccountFragmentDoc = /*#__PURE__*/ parsed<ScopeAccountFragment, unknown>("fragment ScopeAccount on SocialAccount{__typename id name channel}");
