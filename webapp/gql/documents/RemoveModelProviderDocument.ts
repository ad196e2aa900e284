/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { RemoveModelProviderMutation, RemoveModelProviderMutationVariables } from "../graphql";
export const RemoveModelProviderDocument = /*#__PURE__*/ parsed<RemoveModelProviderMutation, RemoveModelProviderMutationVariables>("mutation RemoveModelProvider{__typename removeModelProvider{__typename errors{__typename code field message}}}", "4395b09ad254f2d98122a8371a42fbbbc523404e15f2b4733b6067bf49017599");
