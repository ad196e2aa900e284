/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { OutcomeMomentsQuery, OutcomeMomentsQueryVariables } from "../graphql";
export const OutcomeMomentsDocument = /*#__PURE__*/ parsed<OutcomeMomentsQuery, OutcomeMomentsQueryVariables>("query OutcomeMoments($period:PeriodInput!$figure:OutcomeFigure!$reason:ReplyReason$first:Int!$after:String){__typename outcomeMoments(period:$period figure:$figure reason:$reason first:$first after:$after){__typename edges{__typename cursor node{__typename ...MomentRow}}pageInfo{__typename hasNextPage endCursor}}}fragment MomentRow on Moment{__typename conversationId conversation{__typename id channel contact{__typename id name}}at reason}", "befa97bc04df7a82089a27bc5ed967c6f5a3fedfcbb4213e9233b708d65058d5");
