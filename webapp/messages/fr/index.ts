import agents from "./agents.json";
import analytics from "./analytics.json";
import auth from "./auth.json";
import billing from "./billing.json";
import channels from "./channels.json";
import common from "./common.json";
import copilot from "./copilot.json";
import errors from "./errors.json";
import explorer from "./explorer.json";
import inbox from "./inbox.json";
import playground from "./playground.json";
import replies from "./replies.json";
import sandbox from "./sandbox.json";
import settings from "./settings.json";
import shell from "./shell.json";
import sources from "./sources.json";
import writing from "./writing.json";

export const fr = { agents, analytics, auth, billing, channels, common, copilot, errors, explorer, inbox, playground, replies, sandbox, settings, shell, sources, writing };
