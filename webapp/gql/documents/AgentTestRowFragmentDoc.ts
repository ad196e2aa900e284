/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { AgentTestRowFragment } from "../graphql";
export const AgentTestRowFragmentDoc = /*#__PURE__*/ parsed<AgentTestRowFragment, unknown>("fragment AgentTestRow on AgentTest{__typename id question channel expects contains avoids cites origin}");
