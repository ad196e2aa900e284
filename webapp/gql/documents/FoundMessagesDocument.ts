/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { FoundMessagesQuery, FoundMessagesQueryVariables } from "../graphql";
export const FoundMessagesDocument = /*#__PURE__*/ parsed<FoundMessagesQuery, FoundMessagesQueryVariables>("query FoundMessages($id:ID!$search:String!){__typename conversation(id:$id){__typename id found(search:$search)}}", "f5505e6e5db373ff9ac76518b9577be0a56c68e5a98b08dd2a7ec6d9ccfd7c74");
