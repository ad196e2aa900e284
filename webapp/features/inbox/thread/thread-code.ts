/** What an open conversation needs, in one piece of code. */
export { ContactPanel } from "../contact/contact-panel";
export { ThreadPane } from "./thread-pane";
