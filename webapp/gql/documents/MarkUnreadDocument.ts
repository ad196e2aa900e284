/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { MarkUnreadMutation, MarkUnreadMutationVariables } from "../graphql";
export const MarkUnreadDocument = /*#__PURE__*/ parsed<MarkUnreadMutation, MarkUnreadMutationVariables>("mutation MarkUnread($input:MarkUnreadInput!){__typename markUnread(input:$input){__typename conversation{__typename id isUnread}errors{__typename code field message}}}", "30c358617f04c2af8c6a9412e18eb11c3f4dda21b97bb759eeb665e85ffd5871");
