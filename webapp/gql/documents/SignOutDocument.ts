/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SignOutMutation, SignOutMutationVariables } from "../graphql";
export const SignOutDocument = /*#__PURE__*/ parsed<SignOutMutation, SignOutMutationVariables>("mutation SignOut{__typename signOut{__typename done}}", "fa1af14e22b4b0e07eb0768c4931dd39b13bc9b9a88b20766fbfe93c611c70c4");
