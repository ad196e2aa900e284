/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { SavedViewsQuery, SavedViewsQueryVariables } from "../graphql";
export const SavedViewsDocument = /*#__PURE__*/ parsed<SavedViewsQuery, SavedViewsQueryVariables>("query SavedViews{__typename savedViews{__typename ...SavedViewLink}}fragment SavedViewLink on SavedView{__typename id name filter isShared isMine count}", "03b95367a647b404ba59b8d92b523ff86abe439003ff128d14b0a11a361de6dd");
