/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SendTestMessageMutation, SendTestMessageMutationVariables } from "../graphql";
export const SendTestMessageDocument = /*#__PURE__*/ parsed<SendTestMessageMutation, SendTestMessageMutationVariables>("mutation SendTestMessage($input:SendTestMessageInput!){__typename sendTestMessage(input:$input){__typename done errors{__typename code field message}}}", "cc67c0b684458c9f748e8a99b0f42fc713306fd1c6f2344b81fa719d579813c8");
