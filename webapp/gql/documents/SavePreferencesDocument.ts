/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SavePreferencesMutation, SavePreferencesMutationVariables } from "../graphql";
export const SavePreferencesDocument = /*#__PURE__*/ parsed<SavePreferencesMutation, SavePreferencesMutationVariables>("mutation SavePreferences($input:UpdateProfileInput!){__typename updateProfile(input:$input){__typename viewer{__typename ...ViewerContext}errors{__typename code field message}}}fragment ViewerContext on Viewer{__typename email role locale timeZone theme density isSandbox user{__typename id name}workspace{__typename id name replyTargetMinutes}memberships{__typename role workspace{__typename id name}}}", "d77a7a50e79c3cefd8f44d7d80d3e977038ef16d124cf59e7993a9dd60aebaf7");
