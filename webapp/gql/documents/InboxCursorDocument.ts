/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { InboxCursorQuery, InboxCursorQueryVariables } from "../graphql";
export const InboxCursorDocument = /*#__PURE__*/ parsed<InboxCursorQuery, InboxCursorQueryVariables>("query InboxCursor{__typename inboxCursor}", "54239c476217fc107550725b79600dc2f3a75760ed837223681c5fc38f393bc9");
