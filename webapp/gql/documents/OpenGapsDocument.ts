/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { OpenGapsQuery, OpenGapsQueryVariables } from "../graphql";
export const OpenGapsDocument = /*#__PURE__*/ parsed<OpenGapsQuery, OpenGapsQueryVariables>("query OpenGaps{__typename openGaps}", "057b7b674bb9162ce1cfcbdc0a8e293b77abc3b24770476fbf303534aa297569");
