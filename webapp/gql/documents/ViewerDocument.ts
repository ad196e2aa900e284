/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ViewerQuery, ViewerQueryVariables } from "../graphql";
export const ViewerDocument = /*#__PURE__*/ parsed<ViewerQuery, ViewerQueryVariables>("query Viewer{__typename viewer{__typename ...ViewerContext}}fragment ViewerContext on Viewer{__typename email role locale timeZone theme density isSandbox user{__typename id name}workspace{__typename id name replyTargetMinutes}memberships{__typename role workspace{__typename id name}}}", "5232a5deed44057582ef6ff3931416d4b9577f299b1b731796c953a74461d9ea");
