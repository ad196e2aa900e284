/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { ContactDetailsFragment } from "../graphql";
export const ContactDetailsFragmentDoc = /*#__PURE__*/ parsed<ContactDetailsFragment, unknown>("fragment ContactDetails on Contact{__typename id name phone email avatarUrl about isBlocked createdAt attributes{__typename name value}identities{__typename id kind externalId username socialAccount{__typename id name channel}}}");
