/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { KnowledgeBasicsQuery, KnowledgeBasicsQueryVariables } from "../graphql";
export const KnowledgeBasicsDocument = /*#__PURE__*/ parsed<KnowledgeBasicsQuery, KnowledgeBasicsQueryVariables>("query KnowledgeBasics{__typename knowledgeUsage{__typename ...UsageFacts}socialAccounts{__typename ...ScopeAccount}}fragment UsageFacts on KnowledgeUsage{__typename usedBytes allowedBytes sources allowedSources chunks allowedChunks costMicros}fragment ScopeAccount on SocialAccount{__typename id name channel}", "0efaa65441434afceea50a95a80a8191dfae025f6dfa26601de396870b5a599d");
