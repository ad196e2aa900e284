/** What stands under a message that did not simply arrive, in one piece of code. */
export { AttemptsNote } from "./attempts-note";
export { FailureNote } from "./failure-note";
