/** What an open conversation needs, in one piece of code. */
export { loadReplySlot } from "../composer/composer-box";
export { SidePane } from "../side-pane";
export { loadTrouble } from "./message-row";
export { ThreadPane } from "./thread-pane";
