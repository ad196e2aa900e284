/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { TemplateChoiceFragment } from "../graphql";
export const TemplateChoiceFragmentDoc = /*#__PURE__*/ parsed<TemplateChoiceFragment, unknown>("fragment TemplateChoice on MessageTemplate{__typename id name language category status footer buttons header{__typename format text variables examples}body{__typename format text variables examples}}");
