/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { UpdateContactMutation, UpdateContactMutationVariables } from "../graphql";
export const UpdateContactDocument = /*#__PURE__*/ parsed<UpdateContactMutation, UpdateContactMutationVariables>("mutation UpdateContact($input:UpdateContactInput!){__typename updateContact(input:$input){__typename contact{__typename ...ContactDetails}errors{__typename code field message}}}fragment ContactDetails on Contact{__typename id name phone email avatarUrl about isBlocked createdAt attributes{__typename name value}identities{__typename id kind externalId username socialAccount{__typename id name channel}}}", "83d537c126f2c18b33de496a313d9fe0dc7fd2b99dfc7dfff2d0fceff2a13a80");
