/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { MessageTemplatesQuery, MessageTemplatesQueryVariables } from "../graphql";
export const MessageTemplatesDocument = /*#__PURE__*/ parsed<MessageTemplatesQuery, MessageTemplatesQueryVariables>("query MessageTemplates($socialAccountId:ID!){__typename messageTemplates(socialAccountId:$socialAccountId){__typename ...TemplateChoice}}fragment TemplateChoice on MessageTemplate{__typename id name language category status footer buttons header{__typename format text variables examples}body{__typename format text variables examples}}", "e1507bcd414c1ea38589b05c423879fa6f0498718ddb82d8c660cc370fdf6c6e");
