import auth from "./auth.json";
import common from "./common.json";
import errors from "./errors.json";
import shell from "./shell.json";

export const en = { auth, common, errors, shell };
