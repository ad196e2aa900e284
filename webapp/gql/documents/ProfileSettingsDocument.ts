/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ProfileSettingsQuery, ProfileSettingsQueryVariables } from "../graphql";
export const ProfileSettingsDocument = /*#__PURE__*/ parsed<ProfileSettingsQuery, ProfileSettingsQueryVariables>("query ProfileSettings{__typename viewer{__typename ...ViewerContext}}fragment ViewerContext on Viewer{__typename email role locale timeZone theme density isSandbox user{__typename id name}workspace{__typename id name replyTargetMinutes}memberships{__typename role workspace{__typename id name}}}", "ca51a6a25a0d97aec7e320ff41205a41fccdcf7da0784315b08120b317addca8");
