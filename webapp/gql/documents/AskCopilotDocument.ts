/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AskCopilotMutation, AskCopilotMutationVariables } from "../graphql";
export const AskCopilotDocument = /*#__PURE__*/ parsed<AskCopilotMutation, AskCopilotMutationVariables>("mutation AskCopilot($input:AskCopilotInput!){__typename askCopilot(input:$input){__typename answer{__typename ...CopilotAnswer}errors{__typename code field message}}}fragment CopilotAnswer on CopilotAnswer{__typename text parts{__typename text sources isGrounded}sources{__typename number kind sourceId itemId title heading text page isReceived isInternal isOverdue at}isInternal maySend model isOffline costMicros}", "09f1b5b9692795477687501d85cdc5536d2c7cff1c35f5e81f04b1e17c5aa11b");
