/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { RevokeSessionMutation, RevokeSessionMutationVariables } from "../graphql";
export const RevokeSessionDocument = /*#__PURE__*/ parsed<RevokeSessionMutation, RevokeSessionMutationVariables>("mutation RevokeSession($input:RevokeSessionInput!){__typename revokeSession(input:$input){__typename done errors{__typename code field message}}}", "9b8a5b47664b50ee853be2923af1262a14ce73177db7670d1ecaaf50f554b90a");
