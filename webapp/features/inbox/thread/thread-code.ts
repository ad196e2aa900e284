/** What an open conversation needs, in one piece of code. */
export { loadReplySlot } from "../composer/composer-box";
export { ContactPanel } from "../contact/contact-panel";
export { loadTrouble } from "./message-row";
export { ThreadPane } from "./thread-pane";
