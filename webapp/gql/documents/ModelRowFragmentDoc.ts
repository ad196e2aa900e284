/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ModelRowFragment } from "../graphql";
export const ModelRowFragmentDoc = /*#__PURE__*/ parsed<ModelRowFragment, unknown>("fragment ModelRow on AIModel{__typename id name task inputMicros outputMicros minuteMicros contextTokens capabilities isOffline isDefault}");
