/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { InboxBasicsQuery, InboxBasicsQueryVariables } from "../graphql";
export const InboxBasicsDocument = /*#__PURE__*/ parsed<InboxBasicsQuery, InboxBasicsQueryVariables>("query InboxBasics{__typename viewer{__typename role timeZone density user{__typename id name}workspace{__typename id replyTargetMinutes}}labels{__typename ...LabelChip}teams{__typename id name}members{__typename role user{__typename id name}}socialAccounts{__typename id channel name handle status}savedViews{__typename ...SavedViewLink}}fragment LabelChip on Label{__typename id name color}fragment SavedViewLink on SavedView{__typename id name filter isShared isMine count}", "c922424edb275019abc4cd467c730cf5766c1c6d6f10f3c6c609073f85ff069f");
