/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { MembersSettingsQuery, MembersSettingsQueryVariables } from "../graphql";
export const MembersSettingsDocument = /*#__PURE__*/ parsed<MembersSettingsQuery, MembersSettingsQueryVariables>("query MembersSettings{__typename members{__typename ...MemberRow}teams{__typename ...TeamRow}}fragment MemberRow on Member{__typename role createdAt user{__typename id name email}}fragment TeamRow on Team{__typename id name members{__typename id name}}", "547cc053243ad8405112bc1868d5816b699358432d308f0763d3a80e78b03869");
