/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { MessageSourcesQuery, MessageSourcesQueryVariables } from "../graphql";
export const MessageSourcesDocument = /*#__PURE__*/ parsed<MessageSourcesQuery, MessageSourcesQueryVariables>("query MessageSources($id:ID!){__typename message(id:$id){__typename id replyRun{__typename id versionNumber reply{__typename id ...ReplyPassages}}}}fragment ReplyPassages on Reply{__typename parts{__typename text sources isGrounded}sources{__typename number sourceId kind title heading text page score isCited updatedAt}}", "bbb0f340383c824cc849cb955901efe5e2318dd1a3c964b6bec8fb2583faacaf");
