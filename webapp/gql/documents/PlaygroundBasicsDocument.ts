/* eslint-disable */
import { parsed } from "@/lib/graphql/parsed";
import type { PlaygroundBasicsQuery, PlaygroundBasicsQueryVariables } from "../graphql";
export const PlaygroundBasicsDocument = /*#__PURE__*/ parsed<PlaygroundBasicsQuery, PlaygroundBasicsQueryVariables>("query PlaygroundBasics{__typename agent{__typename published{__typename id number}}agentVersions(first:20){__typename id number note}aiModels{__typename id name task isDefault isOffline}}", "ba359554a9fcb823a5b0b55f1939b18f545149da4ccbc120e51284caaaac78b0");
