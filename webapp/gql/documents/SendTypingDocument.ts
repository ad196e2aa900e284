/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SendTypingMutation, SendTypingMutationVariables } from "../graphql";
export const SendTypingDocument = /*#__PURE__*/ parsed<SendTypingMutation, SendTypingMutationVariables>("mutation SendTyping($input:SendTypingInput!){__typename sendTyping(input:$input){__typename done}}", "ca40b9d06a18a6c0b85377d909769ccd28e279fff04990cbe16285e90b8da495");
