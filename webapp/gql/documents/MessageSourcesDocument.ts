/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { MessageSourcesQuery, MessageSourcesQueryVariables } from "../graphql";
export const MessageSourcesDocument = /*#__PURE__*/ parsed<MessageSourcesQuery, MessageSourcesQueryVariables>("query MessageSources($id:ID!){__typename message(id:$id){__typename id replyRun{__typename id reply{__typename id ...ReplyPassages}}}}fragment ReplyPassages on Reply{__typename parts{__typename text sources isGrounded}sources{__typename number sourceId kind title heading text page score isCited updatedAt}}", "1c6b396a078c27c7650733973efa61058c01c54ee6f6f348c072a4979e805c1b");
