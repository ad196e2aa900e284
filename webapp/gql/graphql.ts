/* eslint-disable */
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** Arbitrary JSON, as a provider gave it. */
  JSON: { input: unknown; output: unknown; }
  /** An instant in UTC, RFC 3339. */
  Time: { input: string; output: string; }
};

export type AiCapability =
  /** Judges images as well as texts. */
  | 'IMAGE_MODERATION'
  /** Thinks before it answers. */
  | 'REASONING'
  /** Answers word by word. */
  | 'STREAMING'
  /** Answers in a given form. */
  | 'STRUCTURED_OUTPUT'
  /** Calls functions. */
  | 'TOOLS'
  /** Looks at images. */
  | 'VISION';

/**
 * A model that this installation can use. Prices are millionths of a US dollar for a
 * million tokens, or for a minute of audio; a model of another maker that the
 * catalogue does not know has none.
 */
export type AiModel = {
  /** For input that the provider has seen before. */
  cachedMicros: Scalars['Int']['output'];
  capabilities: Array<AiCapability>;
  /** How many tokens a prompt and its answer may have together; 0 when that is not known. */
  contextTokens: Scalars['Int']['output'];
  /** As the provider calls it. */
  id: Scalars['String']['output'];
  inputMicros: Scalars['Int']['output'];
  /** It does its task unless something else is chosen. */
  isDefault: Scalars['Boolean']['output'];
  /** The product's own simulator plays it: it repeats the sources' sentences and understands nothing. What it costs is what the real one would. */
  isOffline: Scalars['Boolean']['output'];
  minuteMicros: Scalars['Int']['output'];
  name: Scalars['String']['output'];
  outputMicros: Scalars['Int']['output'];
  task: AiTask;
};

/** What a model did when it was really called. */
export type AiModelTest = {
  completionTokens: Scalars['Int']['output'];
  costMicros: Scalars['Int']['output'];
  latencyMs: Scalars['Int']['output'];
  promptTokens: Scalars['Int']['output'];
  text: Scalars['String']['output'];
};

export type AiTask =
  /** Writes: answers, checks, helps people to write. */
  | 'CHAT'
  /** Turns texts into vectors, to find them by meaning. */
  | 'EMBED'
  /** Finds harmful texts and images. */
  | 'MODERATE'
  /** Writes down what is said in recordings. */
  | 'TRANSCRIBE';

export type AcceptFaqSuggestionInput = {
  answer: Scalars['String']['input'];
  /** Null: customers, or what the FAQ it joins has. */
  audience?: InputMaybe<KnowledgeAudience>;
  id: Scalars['ID']['input'];
  /** The FAQ it becomes part of: the questions are added, the answer replaces its own. Null makes a new one. */
  into?: InputMaybe<Scalars['ID']['input']>;
  /** 1 to 30 ways to ask it. */
  questions: Array<Scalars['String']['input']>;
};

/**
 * A call to one of the workspace's own systems that the assistant may make for a customer:
 * "where is my order?" is answered by the shop. What changes something is called once the
 * customer has said yes to it, and only where the assistant may answer by itself.
 */
export type Action = {
  /** Of a change, what the customer agrees to, with the values that they gave in braces: cancel your order {order}. Of a lookup empty. */
  confirmation: Scalars['String']['output'];
  /** What the assistant may see of the answer; nothing else of it is kept or shown. */
  fields: Array<ActionField>;
  headers: Array<ActionHeader>;
  host: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  isOn: Scalars['Boolean']['output'];
  method: ActionMethod;
  name: Scalars['String']['output'];
  parameters: Array<ActionParameter>;
  /** When to use it, as the model is told. */
  purpose: Scalars['String']['output'];
  /** How long an answer is waited for: 1 to 10. */
  timeoutSeconds: Scalars['Int']['output'];
  updatedAt: Scalars['Time']['output'];
  /** https, with the name of a value in braces where it goes: https://shop.example/orders/{order} */
  url: Scalars['String']['output'];
};

export type ActionDefinitionInput = {
  /** Names every value that the customer gives. Empty for GET. */
  confirmation: Scalars['String']['input'];
  /** A change may do without. */
  fields: Array<ActionFieldInput>;
  headers: Array<ActionHeaderInput>;
  isOn: Scalars['Boolean']['input'];
  method: ActionMethod;
  name: Scalars['String']['input'];
  parameters: Array<ActionParameterInput>;
  purpose: Scalars['String']['input'];
  timeoutSeconds: Scalars['Int']['input'];
  /** Values that are not in it are sent as a JSON object, by name; a lookup has none of those. */
  url: Scalars['String']['input'];
};

/** Why a call did not bring what it was made for. Each has another remedy. */
export type ActionFailure =
  /** A value cannot be sent where it should go. */
  | 'BAD_VALUE'
  /** An error of the server's. */
  | 'BROKEN'
  /** What the headers hold does not open any more: enter it again. */
  | 'KEY_LOST'
  /** 401 or 403. */
  | 'KEY_REFUSED'
  /** 404, or an answer with nothing in it: there is no such thing, or it is not this customer's. */
  | 'NOT_FOUND'
  | 'NOT_JSON'
  /** The host is in a private network. */
  | 'NOT_PUBLIC'
  /** An answer that has none of the fields. */
  | 'OTHER_FIELDS'
  /** Another address is named, to which nothing is sent. */
  | 'REDIRECTED'
  /** Another refusal. */
  | 'REFUSED'
  /** No answer within the action's time. */
  | 'TIMED_OUT'
  /** 429. */
  | 'TOO_FAST'
  /** More than 64 KB. */
  | 'TOO_LARGE'
  | 'UNREACHABLE';

export type ActionField = {
  /** What it is called; empty: its path. */
  label: Scalars['String']['output'];
  /** delivery.date, or items[].name in a list. */
  path: Scalars['String']['output'];
};

export type ActionFieldInput = {
  label: Scalars['String']['input'];
  path: Scalars['String']['input'];
};

export type ActionHeader = {
  /** Of what it holds, four characters at most. */
  ending: Scalars['String']['output'];
  name: Scalars['String']['output'];
};

export type ActionHeaderInput = {
  name: Scalars['String']['input'];
  /** Null: what it holds already, of the same host. */
  value?: InputMaybe<Scalars['String']['input']>;
};

/** HTTP's. All but GET change something. */
export type ActionMethod =
  | 'DELETE'
  | 'GET'
  | 'PATCH'
  | 'POST'
  | 'PUT';

export type ActionParameter = {
  /** What it is, as the model is told; of an asked one. */
  description: Scalars['String']['output'];
  /** In characters; of an asked one. */
  maxLength: Scalars['Int']['output'];
  /** Small letters, digits and underscores. */
  name: Scalars['String']['output'];
  /** What an asked one looks like as a whole, a regular expression (RE2); empty: anything. */
  pattern: Scalars['String']['output'];
  source: ActionSource;
};

export type ActionParameterInput = {
  description: Scalars['String']['input'];
  maxLength: Scalars['Int']['input'];
  name: Scalars['String']['input'];
  pattern: Scalars['String']['input'];
  source: ActionSource;
};

export type ActionPayload = {
  action: Maybe<Action>;
  errors: Array<UserError>;
};

/** Who fills in a value of a call. */
export type ActionSource =
  /** The customer: it stands in what they wrote. */
  | 'ASKED'
  /** The server: the address that a colleague entered for the contact. */
  | 'CONTACT_EMAIL'
  /** The server: the customer's id on Instagram. */
  | 'INSTAGRAM_ID'
  /** The server: the customer's number in E.164, as WhatsApp verified it. */
  | 'WHATSAPP_NUMBER';

/** What a call would be, and came to. */
export type ActionTrial = {
  /** All that came; null: it was not JSON, or nothing. */
  body: Maybe<Scalars['JSON']['output']>;
  /** Null: it went well. */
  failure: Maybe<ActionFailure>;
  headers: Array<ActionHeader>;
  /** Nothing was sent, because it would change something. */
  isDry: Scalars['Boolean']['output'];
  latencyMs: Scalars['Int']['output'];
  method: Scalars['String']['output'];
  /** The request's body; null: it has none. */
  payload: Maybe<Scalars['JSON']['output']>;
  /** What the assistant would read of it, a line a field. */
  seen: Scalars['String']['output'];
  /** Of a change, what the customer would agree to. */
  sentence: Scalars['String']['output'];
  /** HTTP's; null: no answer came. */
  status: Maybe<Scalars['Int']['output']>;
  url: Scalars['String']['output'];
};

export type ActionValueInput = {
  name: Scalars['String']['input'];
  value: Scalars['String']['input'];
};

export type Activity = Node & {
  /** Null when nobody did it: the product, or the customer by writing. */
  actor: Maybe<User>;
  conversationId: Scalars['ID']['output'];
  createdAt: Scalars['Time']['output'];
  detail: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  kind: ActivityKind;
  /** Of the kinds that begin with AI: what the assistant did there. */
  replyRun: Maybe<ReplyRun>;
  subjectLabel: Maybe<Label>;
  subjectTeam: Maybe<Team>;
  subjectUser: Maybe<User>;
};

export type ActivityAdded = {
  activity: Maybe<Activity>;
};

export type ActivityKind =
  /** The conversation's mode for the AI; without detail it follows the channel again. */
  | 'AGENT_MODE_SET'
  /** A change that the customer said yes to; detail is what, for people. */
  | 'AI_ACTION_DONE'
  | 'AI_ACTION_FAILED'
  | 'AI_ACTION_UNKNOWN'
  | 'AI_DECLINED'
  | 'AI_DRAFTED'
  | 'AI_FAILED'
  /** The assistant; detail is the reason, see ReplyReason. */
  | 'AI_HANDED_OVER'
  | 'AI_STOPPED'
  | 'AI_SUPERSEDED'
  | 'ASSIGNED'
  | 'CONTACT_MERGED'
  | 'CREATED'
  | 'LABEL_ADDED'
  | 'LABEL_REMOVED'
  | 'NUMBER_CHANGED'
  | 'PRIORITY_CHANGED'
  | 'REOPENED'
  | 'SNOOZE_ENDED'
  | 'STATUS_CHANGED'
  | 'TEAM_ASSIGNED'
  | 'TEAM_UNASSIGNED'
  | 'UNASSIGNED';

export type AddKnowledgePageInput = {
  appliesChanges?: InputMaybe<Scalars['Boolean']['input']>;
  audience?: InputMaybe<KnowledgeAudience>;
  channels?: InputMaybe<Array<Channel>>;
  /** The address is of a sitemap: each page it names becomes a source. */
  isSitemap?: InputMaybe<Scalars['Boolean']['input']>;
  /** Hours until it is looked at again: null is a week, 0 never. */
  refreshHours?: InputMaybe<Scalars['Int']['input']>;
  socialAccountIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  url: Scalars['String']['input'];
};

export type AddNoteInput = {
  body: Scalars['String']['input'];
  clientKey: Scalars['String']['input'];
  conversationId: Scalars['ID']['input'];
  mentionedUserIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** The workspace's AI: its mode, the brake above all modes, and what was published. */
export type Agent = {
  brake: AgentBrake;
  effective: AgentEffect;
  /** What models do not get to see of what customers and people write. People see it as before. */
  hides: Array<PersonalData>;
  mode: AgentMode;
  /** A draft is published only when its tests passed. */
  needsGreenTests: Scalars['Boolean']['output'];
  /** Of the workspace's own provider of models; null: none, or it has no trouble. */
  providerTrouble: Maybe<ProviderTrouble>;
  /** Null while nothing was ever published. */
  published: Maybe<AgentVersion>;
  replayRule: ReplayRule;
  /** What its models have met since a turn went well, in the last ten minutes; null: nothing. */
  trouble: Maybe<AgentTrouble>;
};

export type AgentBrake =
  /** Nothing is sent by the AI, whatever the modes say. */
  | 'DRAFTS_ONLY'
  /** The modes decide. */
  | 'NONE'
  /** The AI does nothing, whatever the modes say. */
  | 'STOPPED';

/** Who changed what the AI may do or how it answers. */
export type AgentChange = {
  createdAt: Scalars['Time']['output'];
  id: Scalars['ID']['output'];
  kind: AgentChangeKind;
  socialAccountId: Maybe<Scalars['ID']['output']>;
  /** Null: the product, or a program with a key. */
  user: Maybe<User>;
  /** The new mode, brake or rule (ON, OFF), the topic's name, or the kinds that are hidden; empty: the channel follows the workspace again. */
  value: Scalars['String']['output'];
  versionId: Maybe<Scalars['ID']['output']>;
};

export type AgentChangeKind =
  | 'BRAKE'
  | 'CHANNEL_MODE'
  /** What models do not get to see. */
  | 'HIDES'
  | 'MODE'
  | 'PUBLISHED'
  /** What publishing asks of replays. */
  | 'REPLAY_RULE'
  | 'ROLLED_BACK'
  /** Whether publishing needs green tests. */
  | 'TESTS_RULE'
  /** A topic may be answered without a person. */
  | 'TOPIC_AUTO'
  /** It may not, or no longer. */
  | 'TOPIC_DRAFT';

/** What the AI may do, or how it answers, changed for the workspace or one of its accounts. */
export type AgentChanged = {
  agent: Agent;
};

/** What one account does differently. Null and empty: as the workspace does. */
export type AgentChannelConfig = {
  draft: Maybe<Scalars['Float']['output']>;
  /** Added to the workspace's. */
  instructions: Scalars['String']['output'];
  language: Maybe<Scalars['String']['output']>;
  /** Instead of the thresholds; both or neither. */
  send: Maybe<Scalars['Float']['output']>;
  socialAccountId: Scalars['ID']['output'];
  tone: Maybe<AgentTone>;
};

export type AgentChannelConfigInput = {
  draft?: InputMaybe<Scalars['Float']['input']>;
  instructions: Scalars['String']['input'];
  language?: InputMaybe<Scalars['String']['input']>;
  send?: InputMaybe<Scalars['Float']['input']>;
  socialAccountId: Scalars['ID']['input'];
  tone?: InputMaybe<AgentTone>;
};

export type AgentChannelThreshold = {
  channel: Channel;
  draft: Scalars['Float']['output'];
  send: Scalars['Float']['output'];
};

export type AgentChannelThresholdInput = {
  channel: Channel;
  draft: Scalars['Float']['input'];
  send: Scalars['Float']['input'];
};

export type AgentConfig = {
  channels: Array<AgentChannelConfig>;
  guard: AgentGuard;
  hours: AgentHours;
  instructions: Scalars['String']['output'];
  /** ISO 639-1, or "auto" for the customer's. */
  language: Scalars['String']['output'];
  length: AgentLength;
  /** Writes the answers; empty is the installation's usual model. */
  model: Scalars['String']['output'];
  pace: AgentPace;
  /** The first answer of a conversation says that it comes from an AI. */
  saysItIsAI: Scalars['Boolean']['output'];
  /** 0 to 1. */
  temperature: Scalars['Float']['output'];
  /** Where the instructions began. It is not read when answering. */
  template: AgentTemplate;
  thresholds: AgentThresholds;
  tone: AgentTone;
};

export type AgentConfigInput = {
  channels: Array<AgentChannelConfigInput>;
  guard: AgentGuardInput;
  hours: AgentHoursInput;
  instructions: Scalars['String']['input'];
  language: Scalars['String']['input'];
  length: AgentLength;
  model: Scalars['String']['input'];
  pace: AgentPaceInput;
  saysItIsAI: Scalars['Boolean']['input'];
  temperature: Scalars['Float']['input'];
  template: AgentTemplate;
  thresholds: AgentThresholdsInput;
  tone: AgentTone;
};

/** The configuration that people work on: the draft, else what is published, else the beginning. */
export type AgentDraft = {
  config: AgentConfig;
  /** It is not what is published. */
  isChanged: Scalars['Boolean']['output'];
  replay: DraftReplay;
  /** Goes up with each change. Name it when saving or publishing, so that nobody overwrites another's work unseen. */
  revision: Scalars['Int']['output'];
  tests: AgentTestState;
  updatedAt: Maybe<Scalars['Time']['output']>;
  updatedBy: Maybe<User>;
};

export type AgentDraftPayload = {
  draft: Maybe<AgentDraft>;
  errors: Array<UserError>;
};

/** What the AI may do here now, and why. */
export type AgentEffect = {
  /** When time alone may change any of this: read it again then. Null: only people do, and events tell. */
  changesAt: Maybe<Scalars['Time']['output']>;
  mode: AgentMode;
  reason: AgentReason;
  /** When a pause or the hours let more happen again. Null without either, or when only a person or a resolve ends it. */
  resumesAt: Maybe<Scalars['Time']['output']>;
};

/**
 * Rules in words. Phrases are compared word by word, without case and accents; an
 * asterisk ends a word that may go on (refund*), 8..17 is a number in that range.
 */
export type AgentGuard = {
  /** No answer contains these, and a message that does goes to a person. */
  blocked: Array<Scalars['String']['output']>;
  /** Whole messages that need no answer, or nearly those. */
  ignored: Array<Scalars['String']['output']>;
  /** The AI does not send these by itself. */
  neverPromise: Array<Scalars['String']['output']>;
  topics: Array<AgentTopic>;
};

export type AgentGuardInput = {
  blocked: Array<Scalars['String']['input']>;
  ignored: Array<Scalars['String']['input']>;
  neverPromise: Array<Scalars['String']['input']>;
  topics: Array<AgentTopicInput>;
};

/** When the business has people, and what the AI may do then and otherwise at most. Without spans it is always open. */
export type AgentHours = {
  open: AgentMode;
  outside: AgentMode;
  spans: Array<AgentSpan>;
  /** IANA, as Europe/Paris. */
  zone: Scalars['String']['output'];
};

export type AgentHoursInput = {
  open: AgentMode;
  outside: AgentMode;
  spans: Array<AgentSpanInput>;
  zone: Scalars['String']['input'];
};

export type AgentLength =
  /** As much as the question needs. */
  | 'LONG'
  /** A short paragraph. */
  | 'MEDIUM'
  /** One to three sentences. */
  | 'SHORT';

export type AgentMode =
  /** The AI answers by itself where its evidence carries the answer. */
  | 'AUTO'
  /** The AI writes, a person sends. */
  | 'DRAFT'
  /** The AI does nothing. */
  | 'OFF';

export type AgentPace = {
  /** To one customer, 1 to 100; above it the AI stops. */
  answersPerHour: Scalars['Int']['output'];
  /** How long a customer who goes on writing waits at most: 5 to 60. */
  capSeconds: Scalars['Int']['output'];
  /** How long nothing must come before an answer begins: 1 to 20. */
  quietSeconds: Scalars['Int']['output'];
  /** Hours after a person's last answer, 0 to 168; 0: only a person or a resolve lets the AI answer again. */
  resumeHours: Scalars['Int']['output'];
};

export type AgentPaceInput = {
  answersPerHour: Scalars['Int']['input'];
  capSeconds: Scalars['Int']['input'];
  quietSeconds: Scalars['Int']['input'];
  resumeHours: Scalars['Int']['input'];
};

export type AgentPayload = {
  agent: Maybe<Agent>;
  errors: Array<UserError>;
};

export type AgentPromptAuthor =
  /** What a setting says. */
  | 'CHOICE'
  /** The product's own rules, always there. */
  | 'PRODUCT'
  /** The workspace's own words. */
  | 'TEAM';

/** A paragraph of what the model reads before anything else. */
export type AgentPromptPart = {
  author: AgentPromptAuthor;
  text: Scalars['String']['output'];
};

/** Why a mode applies: whose it is, or what holds it down. */
export type AgentReason =
  | 'CHANNEL'
  | 'CONVERSATION'
  /** The brake lets the AI draft only. */
  | 'DRAFTS_ONLY'
  /** The AI gave the conversation to a person. */
  | 'HANDED_OVER'
  /** The hours allow less at this moment. */
  | 'HOURS'
  /** Two machines seem to talk to each other. */
  | 'LOOP'
  /** No configuration was ever published. */
  | 'NOT_PUBLISHED'
  /** A person answered, in the app, by the API or on the phone. */
  | 'PERSON_ANSWERED'
  /** The brake is on. */
  | 'STOPPED'
  | 'WORKSPACE';

/** A stretch of a weekday, 1 is Monday, in local time from 09:30 to at most 24:00. */
export type AgentSpan = {
  day: Scalars['Int']['output'];
  from: Scalars['String']['output'];
  to: Scalars['String']['output'];
};

export type AgentSpanInput = {
  day: Scalars['Int']['input'];
  from: Scalars['String']['input'];
  to: Scalars['String']['input'];
};

export type AgentTemplate =
  | 'ECOMMERCE'
  | 'SOCIAL'
  | 'SUPPORT';

/** A question with what must come of it. */
export type AgentTest = {
  /** None of these is. */
  avoids: Array<Scalars['String']['output']>;
  /** Null: on any; it is asked on WhatsApp. */
  channel: Maybe<Channel>;
  /** A part of the title of a source that the answer rests on; empty: any. */
  cites: Scalars['String']['output'];
  /** All of these are in the answer or draft, compared as the guardrails compare phrases. */
  contains: Array<Scalars['String']['output']>;
  createdAt: Scalars['Time']['output'];
  createdBy: Maybe<User>;
  expects: AgentTestExpectation;
  id: Scalars['ID']['output'];
  origin: AgentTestOrigin;
  question: Scalars['String']['output'];
  updatedAt: Scalars['Time']['output'];
};

export type AgentTestExpectation =
  /** The assistant answers by itself. */
  | 'ANSWERED'
  /** Nobody answers: it is none of the business's. */
  | 'DECLINED'
  /** A person gets a draft. */
  | 'DRAFTED'
  /** A person takes over. */
  | 'HANDED_OVER';

/** A part of an expectation that was not met. */
export type AgentTestFailure = {
  kind: AgentTestFailureKind;
  wanted: Scalars['String']['output'];
};

export type AgentTestFailureKind =
  /** The phrase is there. */
  | 'AVOIDS'
  /** It does not rest on the source. */
  | 'CITES'
  /** The phrase is missing. */
  | 'CONTAINS'
  /** Something else became of it; `wanted` is the expectation. */
  | 'OUTCOME';

export type AgentTestOrigin =
  /** A colleague corrected an answer. */
  | 'CORRECTION'
  | 'CSV'
  /** A customer's turn that was asked again, and judged by a colleague. */
  | 'REPLAY'
  | 'TYPED';

export type AgentTestPayload = {
  errors: Array<UserError>;
  test: Maybe<AgentTest>;
};

/** A test in a run: what was asked and expected then, and what came. */
export type AgentTestResult = {
  avoids: Array<Scalars['String']['output']>;
  /** What a customer or colleague would have read; empty without an answer. */
  body: Scalars['String']['output'];
  channel: Maybe<Channel>;
  cites: Scalars['String']['output'];
  contains: Array<Scalars['String']['output']>;
  costMicros: Scalars['Int']['output'];
  detail: Scalars['String']['output'];
  expects: AgentTestExpectation;
  failures: Array<AgentTestFailure>;
  /** It passed in the run before and does not now. */
  isRegression: Scalars['Boolean']['output'];
  latencyMs: Scalars['Int']['output'];
  /** Null while it waits, and when it could not be tried. */
  outcome: Maybe<ReplyOutcome>;
  /** In the run before; null: it was not in it. */
  previous: Maybe<AgentTestResultState>;
  question: Scalars['String']['output'];
  reason: Maybe<ReplyReason>;
  /** The passages the answer rests on; without any, the best that were found. */
  sources: Array<ReplySource>;
  state: AgentTestResultState;
  testId: Scalars['ID']['output'];
};

export type AgentTestResultState =
  /** It could not be tried: the budget is used up, or no model responds. */
  | 'ERROR'
  | 'FAILED'
  | 'PASSED'
  | 'WAITING';

/** All tests, asked of one configuration by a worker. The newest thirty are kept. */
export type AgentTestRun = {
  /** Millionths of a US dollar, so far. */
  costMicros: Scalars['Int']['output'];
  createdAt: Scalars['Time']['output'];
  /** Of the draft, when it began. */
  draftRevision: Maybe<Scalars['Int']['output']>;
  /** What could not be tried included. */
  failed: Scalars['Int']['output'];
  finishedAt: Maybe<Scalars['Time']['output']>;
  id: Scalars['ID']['output'];
  passed: Scalars['Int']['output'];
  /** Of these: passed in the run before. */
  regressed: Scalars['Int']['output'];
  /** In the order of the tests. */
  results: Array<AgentTestResult>;
  startedBy: Maybe<User>;
  state: AgentTestRunState;
  total: Scalars['Int']['output'];
  /** The number of the version that is tested; null: the draft. */
  version: Maybe<Scalars['Int']['output']>;
};

export type AgentTestRunPayload = {
  errors: Array<UserError>;
  run: Maybe<AgentTestRun>;
};

export type AgentTestRunState =
  | 'DONE'
  | 'RUNNING'
  /** By a person. */
  | 'STOPPED';

/** What the tests say of the draft. */
export type AgentTestState =
  | 'GREEN'
  | 'RED'
  | 'RUNNING'
  /** The draft or a test changed since. */
  | 'STALE'
  /** No run of a draft has ended, or there is no test. */
  | 'UNTESTED';

/** A run of the tests began, came further or ended; null: the tests themselves changed. */
export type AgentTestsUpdated = {
  run: Maybe<AgentTestRun>;
  runId: Maybe<Scalars['ID']['output']>;
};

/**
 * How well an answer must be supported, from 0 to 1. From `send` on it leaves by itself,
 * from `draft` on a person gets it as a draft, below that a person answers. A topic's
 * thresholds go before an account's, those before a channel's, and those before these.
 */
export type AgentThresholds = {
  byChannel: Array<AgentChannelThreshold>;
  draft: Scalars['Float']['output'];
  send: Scalars['Float']['output'];
};

export type AgentThresholdsInput = {
  byChannel: Array<AgentChannelThresholdInput>;
  draft: Scalars['Float']['input'];
  send: Scalars['Float']['input'];
};

export type AgentTone =
  | 'CASUAL'
  | 'FRIENDLY'
  | 'NEUTRAL'
  | 'PROFESSIONAL';

/** A subject that is recognised by its phrases. */
export type AgentTopic = {
  draft: Maybe<Scalars['Float']['output']>;
  handling: AgentTopicHandling;
  name: Scalars['String']['output'];
  phrases: Array<Scalars['String']['output']>;
  /** Instead of the thresholds; null: those. */
  send: Maybe<Scalars['Float']['output']>;
};

export type AgentTopicHandling =
  /** The AI drafts, a person sends. */
  | 'DRAFT'
  /** The AI, where its evidence carries the answer. */
  | 'EVIDENCE'
  /** Always a person. */
  | 'PERSON';

export type AgentTopicInput = {
  draft?: InputMaybe<Scalars['Float']['input']>;
  handling: AgentTopicHandling;
  name: Scalars['String']['input'];
  phrases: Array<Scalars['String']['input']>;
  send?: InputMaybe<Scalars['Float']['input']>;
};

export type AgentTrouble = {
  /** MODEL_UNAVAILABLE, MODERATION_UNAVAILABLE or CHECK_UNAVAILABLE. */
  reason: ReplyReason;
  since: Scalars['Time']['output'];
};

/** A configuration as it was published. It never changes. */
export type AgentVersion = {
  config: AgentConfig;
  createdAt: Scalars['Time']['output'];
  /** Null when the product made it. */
  createdBy: Maybe<User>;
  /** Why it was published although its tests were not green; empty: they were, or nobody asked for that. */
  despiteTests: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** What is new, in the publisher's words. */
  note: Scalars['String']['output'];
  /** Counts up from 1. */
  number: Scalars['Int']['output'];
};

export type AnswerFigures = {
  bad: Scalars['Int']['output'];
  /** Of all its work within the period, whatever came of it; millionths of a US dollar. */
  costMicros: Scalars['Int']['output'];
  /** Opinions of colleagues. */
  good: Scalars['Int']['output'];
  /** That reached a customer: sent by the AI, or by a person from its draft. */
  sent: Scalars['Int']['output'];
};

export type ApiKey = Node & {
  createdAt: Scalars['Time']['output'];
  expiresAt: Maybe<Scalars['Time']['output']>;
  id: Scalars['ID']['output'];
  lastUsedAt: Maybe<Scalars['Time']['output']>;
  name: Scalars['String']['output'];
  /** How the key begins; the rest is shown once, when it is made. */
  prefix: Scalars['String']['output'];
  scope: ApiKeyScope;
};

export type ApiKeyScope =
  /** Queries and subscriptions. */
  | 'READ'
  /** Mutations too, as an agent. */
  | 'WRITE';

export type ApproveReplyInput = {
  /** What to send instead, at most 4096 characters; null sends it as it is. */
  body?: InputMaybe<Scalars['String']['input']>;
  replyId: Scalars['ID']['input'];
};

export type ApproveReplyPayload = {
  errors: Array<UserError>;
  messages: Array<Message>;
  reply: Maybe<Reply>;
};

export type AskCopilotInput = {
  /** A UUID of the caller's: while the answer is being written, `CopilotStreamed` carries it. */
  askId?: InputMaybe<Scalars['ID']['input']>;
  conversationId: Scalars['ID']['input'];
  /** What the question goes on from, oldest first, six at most. Nothing of a chat is kept. */
  earlier?: InputMaybe<Array<CopilotTurnInput>>;
  /** As it might be sent to the customer, from what customers may know alone. */
  forCustomer?: InputMaybe<Scalars['Boolean']['input']>;
  /** 1 to 1000 characters. */
  question: Scalars['String']['input'];
};

export type AskCopilotPayload = {
  answer: Maybe<CopilotAnswer>;
  errors: Array<UserError>;
};

export type AssignInput = {
  /** Null leaves the conversation without anybody. */
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
  conversationIds: Array<Scalars['ID']['input']>;
};

export type AssignTeamInput = {
  conversationIds: Array<Scalars['ID']['input']>;
  teamId?: InputMaybe<Scalars['ID']['input']>;
};

export type AssigneeChange = {
  /** Null: nobody. */
  assigneeId?: InputMaybe<Scalars['ID']['input']>;
};

/** What the assistant is at in a conversation. */
export type AssistantState =
  /** What it wrote waits for a person. */
  | 'DRAFTED'
  /** It reads or writes. */
  | 'WORKING';

export type AssistantWork = {
  conversationId: Scalars['ID']['output'];
  state: AssistantState;
};

export type AttachCannedFilesInput = {
  cannedResponseId: Scalars['ID']['input'];
  conversationId: Scalars['ID']['input'];
};

/** An error of a single file has `files.N` as its field, N being its place in the response. */
export type AttachCannedFilesPayload = {
  errors: Array<UserError>;
  files: Array<Attachment>;
};

export type Attachment = {
  durationMs: Maybe<Scalars['Int']['output']>;
  filename: Scalars['String']['output'];
  height: Maybe<Scalars['Int']['output']>;
  id: Scalars['ID']['output'];
  kind: AttachmentKind;
  mimeType: Scalars['String']['output'];
  /** The channels that would not take it if it were sent, and why. */
  refusals: Array<FileRefusal>;
  sizeBytes: Maybe<Scalars['Int']['output']>;
  state: AttachmentState;
  /** Works for ten minutes. Null unless STORED. */
  url: Maybe<Scalars['String']['output']>;
  width: Maybe<Scalars['Int']['output']>;
};

export type AttachmentKind =
  | 'AUDIO'
  | 'DOCUMENT'
  | 'IMAGE'
  | 'STICKER'
  | 'VIDEO'
  | 'VOICE';

export type AttachmentState =
  /** The provider's link ran out and its rules forbid keeping a copy. */
  | 'EXPIRED'
  | 'FAILED'
  /** Being fetched from the provider. */
  | 'PENDING'
  /** The customer took it back. */
  | 'REMOVED'
  | 'STORED';

export type AttemptState =
  | 'ACCEPTED'
  | 'FAILED'
  | 'SENDING'
  | 'UNKNOWN';

export type Autonomy = {
  reliability: Reliability;
  rules: AutonomyRules;
  topics: Array<ReplyTopic>;
};

export type AutonomyPayload = {
  autonomy: Maybe<Autonomy>;
  errors: Array<UserError>;
};

export type AutonomyRules = {
  /** Bad answers within a week, 1 to 50; more than a tenth of thirty days' answers does it too. */
  demoteAfter: Scalars['Int']['output'];
  /** Good drafts, of which nine in ten must be: 5 to 500. */
  promoteAfter: Scalars['Int']['output'];
};

/**
 * How the workspace stands with what models cost, in millionths of a US dollar. Days
 * and months are UTC's.
 */
export type Budget = {
  /** What can still be spent this month. It may be below zero when a call cost more than was set aside for it. */
  balanceMicros: Scalars['Int']['output'];
  dailyLimitMicros: Scalars['Int']['output'];
  /** False: the limit is the plan's. */
  hasOwnDailyLimit: Scalars['Boolean']['output'];
  /** Set aside for calls that are under way. */
  heldMicros: Scalars['Int']['output'];
  monthlyAllowanceMicros: Scalars['Int']['output'];
  /** The workspace's own provider answers, whatever the state is. */
  ownAnswers: Scalars['Boolean']['output'];
  spentMonthMicros: Scalars['Int']['output'];
  spentTodayMicros: Scalars['Int']['output'];
  state: BudgetState;
};

/** The budget for AI reached another state, or its limit was set. */
export type BudgetChanged = {
  budget: Budget;
};

export type BudgetPayload = {
  budget: Maybe<Budget>;
  errors: Array<UserError>;
};

export type BudgetState =
  /** 95 %: the cheaper model answers. */
  | 'CHEAP'
  | 'OK'
  /** 80 % of the day's or the month's budget is used. */
  | 'SOFT'
  /** All of it: no model is called any more, people answer. */
  | 'STOP';

/**
 * One change of all conversations that matched a filter when it began, made by a worker
 * batch by batch. It is forgotten after a week.
 */
export type BulkChange = {
  createdAt: Scalars['Time']['output'];
  /** Of these: changed, or so already. */
  done: Scalars['Int']['output'];
  /** Of these: not changed, because the conversation is gone or may not carry more labels. */
  failed: Scalars['Int']['output'];
  finishedAt: Maybe<Scalars['Time']['output']>;
  id: Scalars['ID']['output'];
  state: BulkChangeState;
  /** How many matched when it began. */
  total: Scalars['Int']['output'];
  /** Changed back so far, when it is taken back. What somebody changed since stays. */
  undone: Scalars['Int']['output'];
};

export type BulkChangePayload = {
  bulkChange: Maybe<BulkChange>;
  errors: Array<UserError>;
};

export type BulkChangeState =
  | 'DONE'
  | 'RUNNING'
  /** It is being taken back. */
  | 'UNDOING'
  | 'UNDONE';

/** Sent only to the person whose change it is: it got further or ended. */
export type BulkChangeUpdated = {
  bulkChange: Maybe<BulkChange>;
};

/** A prepared text, inserted with `/shortcut`. `{{contact.name}}` and the like are filled in by the composer. */
export type CannedResponse = Node & {
  body: Scalars['String']['output'];
  /** What goes with the text, at most 5 files. `attachCannedFiles` copies them for a message. */
  files: Array<Attachment>;
  id: Scalars['ID']['output'];
  shortcut: Scalars['String']['output'];
  title: Scalars['String']['output'];
  updatedAt: Scalars['Time']['output'];
};

export type CannedResponsePayload = {
  cannedResponse: Maybe<CannedResponse>;
  errors: Array<UserError>;
};

export type ChangeLabelsInput = {
  add?: InputMaybe<Array<Scalars['ID']['input']>>;
  conversationIds: Array<Scalars['ID']['input']>;
  remove?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type ChangeMatchingInput = {
  change: ConversationChange;
  /** Left out although they match; at most 1,000. */
  except?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** As a list takes it; null: all. */
  filter?: InputMaybe<ConversationFilter>;
  /** Made by the caller: a second call with it returns what the first began. */
  id: Scalars['ID']['input'];
};

export type ChangePasswordInput = {
  currentPassword: Scalars['String']['input'];
  newPassword: Scalars['String']['input'];
};

export type Channel =
  | 'INSTAGRAM'
  | 'WHATSAPP';

export type ChannelAgent = {
  /** For a conversation that says nothing itself. */
  effective: AgentEffect;
  /** Null: the workspace's. */
  ownMode: Maybe<AgentMode>;
};

/** How connecting works in this installation. */
export type ChannelSetup = {
  /** False when no Instagram app is configured. */
  canConnectInstagram: Scalars['Boolean']['output'];
  /** Meta's app id for the embedded signup; null when only the manual way exists. */
  embeddedSignupAppId: Maybe<Scalars['String']['output']>;
  embeddedSignupConfigId: Maybe<Scalars['String']['output']>;
  instagramWebhookUrl: Scalars['String']['output'];
  whatsappWebhookUrl: Scalars['String']['output'];
};

export type ChannelUpdated = {
  socialAccount: Maybe<SocialAccount>;
};

/** How far comparing the sources is. */
export type ComparisonWork = {
  /** Pairs of passages that are near enough in meaning to be compared, and were. */
  compared: Scalars['Int']['output'];
  /** What they wait for; null: their turn. */
  hold: Maybe<PairHold>;
  /** Those that are still to be. */
  waiting: Scalars['Int']['output'];
};

export type CompleteEmbeddedSignupInput = {
  businessAccountId: Scalars['String']['input'];
  code: Scalars['String']['input'];
  phoneNumberId: Scalars['String']['input'];
};

/**
 * Two sources that say different things about the same, both live and for the same readers. It leaves by itself
 * when either passage changes, or its source is removed, switched off or counts no more.
 */
export type Conflict = {
  dismissedAt: Maybe<Scalars['Time']['output']>;
  dismissedBy: Maybe<User>;
  /** Of the source that was added first. */
  first: ConflictSide;
  foundAt: Scalars['Time']['output'];
  id: Scalars['ID']['output'];
  second: ConflictSide;
  /** What they disagree about, in few words, in the language of one of them; empty: nobody can say. */
  subject: Scalars['String']['output'];
};

export type ConflictInput = {
  id: Scalars['ID']['input'];
};

export type ConflictPayload = {
  errors: Array<UserError>;
  id: Maybe<Scalars['ID']['output']>;
};

/** Where one of two sentences stands that cannot both be right. */
export type ConflictSide = {
  chunkId: Scalars['ID']['output'];
  /** The title and the headings above the passage; of a FAQ, its question. */
  heading: Scalars['String']['output'];
  /** Of a document that has pages, from 1. */
  page: Maybe<Scalars['Int']['output']>;
  /** The sentence, as it stands there. */
  quote: Scalars['String']['output'];
  source: KnowledgeSource;
};

/** Sources were found to disagree, or a person decided about a conflict. */
export type ConflictsChanged = {
  openConflicts: Scalars['Int']['output'];
};

export type ConnectWhatsAppInput = {
  accessToken: Scalars['String']['input'];
  businessAccountId: Scalars['String']['input'];
  phoneNumberId: Scalars['String']['input'];
};

export type Contact = Node & {
  about: Scalars['String']['output'];
  attributes: Array<ContactAttribute>;
  avatarUrl: Maybe<Scalars['String']['output']>;
  /** Newest first, at most 20. */
  conversations: Array<Conversation>;
  createdAt: Scalars['Time']['output'];
  email: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  identities: Array<ContactIdentity>;
  isBlocked: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
  phone: Maybe<Scalars['String']['output']>;
};

export type ContactAttribute = {
  name: Scalars['String']['output'];
  value: Scalars['String']['output'];
};

export type ContactAttributeInput = {
  name: Scalars['String']['input'];
  value: Scalars['String']['input'];
};

export type ContactIdentity = {
  externalId: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  kind: IdentityKind;
  socialAccount: SocialAccount;
  username: Maybe<Scalars['String']['output']>;
};

export type ContactPayload = {
  contact: Maybe<Contact>;
  errors: Array<UserError>;
};

/** One person on one channel account, over all time. */
export type Conversation = Node & {
  agent: ConversationAgent;
  assignee: Maybe<User>;
  channel: Channel;
  contact: Contact;
  createdAt: Scalars['Time']['output'];
  draft: Maybe<Draft>;
  /**
   * Ids of the messages here whose text, or what was said in them, matches a search as the
   * filter's `search` does; newest first, at most 100. `timeline(around:)` shows each.
   */
  found: Array<Scalars['ID']['output']>;
  /** Instagram only: until when a person, not the assistant, may still answer. */
  humanWindowExpiresAt: Maybe<Scalars['Time']['output']>;
  id: Scalars['ID']['output'];
  /** Whether this person has read everything the customer wrote. */
  isUnread: Scalars['Boolean']['output'];
  labels: Array<Label>;
  lastMessage: MessagePreview;
  lastMessageAt: Scalars['Time']['output'];
  priority: Priority;
  /** The assistant's answer that waits for a person. */
  reply: Maybe<Reply>;
  /** When the assistant looks at what the customer is writing; null when nothing waits for it. */
  replyDueAt: Maybe<Scalars['Time']['output']>;
  /** What the assistant is working on. */
  replyRun: Maybe<ReplyRun>;
  snoozedUntil: Maybe<Scalars['Time']['output']>;
  socialAccount: SocialAccount;
  status: ConversationStatus;
  team: Maybe<Team>;
  /**
   * Oldest first within the page. `last` with `before` walks back in time, `first` with `after` towards
   * the newest; `around` shows the surroundings of an item, from where both go on.
   */
  timeline: TimelineConnection;
  /** Who else has this open now. */
  viewers: Array<Presence>;
  /** Since when a customer has been owed an answer by a person. Null when nobody waits. */
  waitingSince: Maybe<Scalars['Time']['output']>;
  /** Until when free-form messages may be sent. Null when the customer never wrote. */
  windowExpiresAt: Maybe<Scalars['Time']['output']>;
};


/** One person on one channel account, over all time. */
export type ConversationFoundArgs = {
  search: Scalars['String']['input'];
};


/** One person on one channel account, over all time. */
export type ConversationTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  around?: InputMaybe<Scalars['ID']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

export type ConversationAgent = {
  /** When a person last answered in this session. Null: none has. */
  answeredAt: Maybe<Scalars['Time']['output']>;
  /** Null: nobody, or a program or somebody on the phone. */
  answeredBy: Maybe<User>;
  effective: AgentEffect;
  /** Null: the channel's, else the workspace's. */
  ownMode: Maybe<AgentMode>;
};

/** What is done to each conversation: exactly one of these. */
export type ConversationChange = {
  assignee?: InputMaybe<AssigneeChange>;
  labels?: InputMaybe<LabelsChange>;
  priority?: InputMaybe<Priority>;
  status?: InputMaybe<StatusChange>;
  team?: InputMaybe<TeamChange>;
};

export type ConversationConnection = {
  edges: Array<ConversationEdge>;
  pageInfo: PageInfo;
};

export type ConversationEdge = {
  cursor: Scalars['String']['output'];
  node: Conversation;
};

export type ConversationFilter = {
  assigneeIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  channels?: InputMaybe<Array<Channel>>;
  isUnread?: InputMaybe<Scalars['Boolean']['input']>;
  labelIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  priorities?: InputMaybe<Array<Priority>>;
  /** Names, numbers and message texts, forgiving accents and small typos. */
  search?: InputMaybe<Scalars['String']['input']>;
  socialAccountIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  statuses?: InputMaybe<Array<ConversationStatus>>;
  teamIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Default ALL, which leaves out what is resolved or snoozed unless `statuses` says otherwise. */
  view?: InputMaybe<ConversationView>;
  /** Only where the customer has waited at least this long. */
  waitingAtLeastMinutes?: InputMaybe<Scalars['Int']['input']>;
};

export type ConversationPayload = {
  conversation: Maybe<Conversation>;
  errors: Array<UserError>;
};

/** Sent only to the person who read it, in another window. */
export type ConversationRead = {
  conversation: Maybe<Conversation>;
};

export type ConversationSort =
  | 'LAST_MESSAGE'
  /** Longest waiting first, then by last message. */
  | 'LONGEST_WAITING'
  | 'PRIORITY';

export type ConversationStatus =
  /** Someone should look at it. */
  | 'OPEN'
  /** Waiting for something else than us. */
  | 'PENDING'
  /** Done. Reopens by itself when the customer writes. */
  | 'RESOLVED'
  /** Hidden until a moment, or until the customer writes. */
  | 'SNOOZED';

export type ConversationUpdated = {
  conversation: Maybe<Conversation>;
};

export type ConversationView =
  | 'ALL'
  | 'MENTIONS'
  | 'MINE'
  /** Open, and the customer waits for a person. */
  | 'NEEDS_REPLY'
  | 'RESOLVED'
  | 'SNOOZED'
  | 'UNASSIGNED';

export type ConversationsPayload = {
  conversations: Array<Conversation>;
  errors: Array<UserError>;
};

/** What the AI tells a colleague. It is neither sent nor kept. */
export type CopilotAnswer = {
  costMicros: Scalars['Int']['output'];
  /** One of the sources is for colleagues only. */
  isInternal: Scalars['Boolean']['output'];
  /** The product's own simulator answered: it repeats sentences and understands nothing. */
  isOffline: Scalars['Boolean']['output'];
  /** Nothing internal was read for it: it may be sent as it is. Else ask again `forCustomer`. */
  maySend: Scalars['Boolean']['output'];
  model: Scalars['String']['output'];
  /** The text's pieces, in order. */
  parts: Array<ReplyPart>;
  /** Those that the parts refer to. */
  sources: Array<CopilotSource>;
  /** Empty: neither the conversation nor the sources say it. */
  text: Scalars['String']['output'];
};

/** Something that an answer to a colleague rests on. */
export type CopilotSource = {
  /** When it was written, or last changed. */
  at: Scalars['Time']['output'];
  /** The headings above a passage. */
  heading: Scalars['String']['output'];
  /** For colleagues only: a note, or a source that customers must not read. */
  isInternal: Scalars['Boolean']['output'];
  /** Nobody has looked at the source for longer than agreed. */
  isOverdue: Scalars['Boolean']['output'];
  /** The customer wrote it. */
  isReceived: Scalars['Boolean']['output'];
  /** Where it stands in the timeline, of a message or note. */
  itemId: Maybe<Scalars['ID']['output']>;
  kind: CopilotSourceKind;
  /** What parts refer to it by. */
  number: Scalars['Int']['output'];
  page: Maybe<Scalars['Int']['output']>;
  /** The source, of KNOWLEDGE. */
  sourceId: Maybe<Scalars['ID']['output']>;
  text: Scalars['String']['output'];
  /** The source's; else who wrote it, empty when that is nobody in particular. */
  title: Scalars['String']['output'];
};

export type CopilotSourceKind =
  /** A passage of a document, page or FAQ. */
  | 'KNOWLEDGE'
  /** A message of the conversation. */
  | 'MESSAGE'
  /** A colleague's note on it. */
  | 'NOTE';

/** Sent only to the person who asked, and not kept. */
export type CopilotStreamed = {
  askId: Scalars['ID']['output'];
  /** All that is written so far. */
  text: Scalars['String']['output'];
};

/** A question that was asked before in the same chat, and its answer. */
export type CopilotTurnInput = {
  answer: Scalars['String']['input'];
  question: Scalars['String']['input'];
};

export type CreateApiKeyInput = {
  /** Days until it expires, 1 to 365; null never. */
  expiresInDays?: InputMaybe<Scalars['Int']['input']>;
  name: Scalars['String']['input'];
  scope: ApiKeyScope;
};

export type CreateApiKeyPayload = {
  apiKey: Maybe<ApiKey>;
  errors: Array<UserError>;
  /** The whole key. It cannot be read again. */
  secret: Maybe<Scalars['String']['output']>;
};

export type CreditAccount =
  | 'BALANCE'
  /** Where the plan's allowance comes from. */
  | 'GRANTED'
  | 'HELD'
  | 'SPENT';

/** An amount that moved from one account of the workspace to another. Entries are never changed. */
export type CreditEntry = {
  completionTokens: Scalars['Int']['output'];
  createdAt: Scalars['Time']['output'];
  fromAccount: CreditAccount;
  id: Scalars['ID']['output'];
  kind: CreditEntryKind;
  micros: Scalars['Int']['output'];
  model: Scalars['String']['output'];
  promptTokens: Scalars['Int']['output'];
  /** ANSWER, CHECK, EMBEDDING, MODERATION, TRANSCRIPTION, SUMMARY, WRITING, COPILOT, PLAYGROUND, TEST or COMPARISON; empty for a grant. */
  purpose: Scalars['String']['output'];
  toAccount: CreditAccount;
};

export type CreditEntryConnection = {
  edges: Array<CreditEntryEdge>;
  pageInfo: PageInfo;
};

export type CreditEntryEdge = {
  cursor: Scalars['String']['output'];
  node: CreditEntry;
};

export type CreditEntryKind =
  /** What the call cost. */
  | 'CHARGE'
  /** The month's allowance. */
  | 'GRANT'
  /** Set aside before a call. */
  | 'HOLD'
  /** Set aside and not needed. */
  | 'RELEASE';

export type DayOutcomes = {
  byTeam: Scalars['Int']['output'];
  cameBack: Scalars['Int']['output'];
  /** YYYY-MM-DD, in the period's time zone. */
  day: Scalars['String']['output'];
  handedOver: Scalars['Int']['output'];
  solved: Scalars['Int']['output'];
  tooEarly: Scalars['Int']['output'];
  unanswered: Scalars['Int']['output'];
};

export type DeleteAgentTestsInput = {
  ids: Array<Scalars['ID']['input']>;
};

export type DeleteInput = {
  id: Scalars['ID']['input'];
};

export type Density =
  | 'COMFORTABLE'
  | 'COMPACT';

export type DiffKind =
  | 'ADDED'
  | 'REMOVED'
  | 'SAME'
  /** Lines that stay as they are and are not shown. */
  | 'SKIPPED';

export type DiffLine = {
  kind: DiffKind;
  text: Scalars['String']['output'];
};

export type DiscardMessageInput = {
  messageId: Scalars['ID']['input'];
};

export type DiscardReason =
  | 'INCOMPLETE'
  | 'NOT_NEEDED'
  | 'OTHER'
  | 'TONE'
  | 'WRONG';

export type DiscardReplyInput = {
  /** At most 1000 characters. */
  comment?: InputMaybe<Scalars['String']['input']>;
  reason: DiscardReason;
  replyId: Scalars['ID']['input'];
};

export type DismissTopicProposalInput = {
  id: Scalars['ID']['input'];
};

export type DonePayload = {
  done: Scalars['Boolean']['output'];
  errors: Array<UserError>;
};

export type Draft = {
  body: Scalars['String']['output'];
  conversationId: Scalars['ID']['output'];
  isNote: Scalars['Boolean']['output'];
  replyToId: Maybe<Scalars['ID']['output']>;
  updatedAt: Scalars['Time']['output'];
  version: Scalars['Int']['output'];
};

/** The AI's drafts that people decided about within the period. */
export type DraftFigures = {
  /** Sent as they were. */
  asWritten: Scalars['Int']['output'];
  discarded: Scalars['Int']['output'];
  /** Sent with changes. */
  edited: Scalars['Int']['output'];
  /** Characters that differ, of those edited. Null: none was. */
  medianEdit: Maybe<Scalars['Float']['output']>;
  /** A person answered beside the draft. */
  otherwise: Scalars['Int']['output'];
};

export type DraftPayload = {
  draft: Maybe<Draft>;
  errors: Array<UserError>;
};

/** The last replay of what the draft is now, whichever draft or version it was then. */
export type DraftReplay = {
  /** Null: there is none. */
  replayId: Maybe<Scalars['ID']['output']>;
  state: DraftReplayState;
  /** Turns with statements that no source carries; those of which a person says that they are right do not count. */
  unsupported: Scalars['Int']['output'];
};

export type DraftReplayState =
  /** No replay of this very configuration has ended. */
  | 'NOT_REPLAYED'
  | 'RUNNING'
  | 'SUPPORTED'
  /** It states what no source says, where it did not. */
  | 'UNSUPPORTED';

/** Sent only to the person whose draft it is. */
export type DraftUpdated = {
  conversationId: Scalars['ID']['output'];
  draft: Maybe<Draft>;
};

/** What an answer needs, and what that was set for. */
export type EffectiveThreshold = {
  draft: Scalars['Float']['output'];
  from: ThresholdSource;
  send: Scalars['Float']['output'];
  /** Of TOPIC its name. */
  topic: Scalars['String']['output'];
};

/** Why a message did not arrive. The web app puts each into words. */
export type FailureCause =
  | 'ACCESS_LOST'
  | 'ACCOUNT_RESTRICTED'
  | 'BILLING'
  | 'CANCELLED'
  | 'CHANNEL_DISCONNECTED'
  | 'MARKETING_LIMIT'
  | 'MEDIA_REFUSED'
  | 'MESSAGE_REFUSED'
  | 'META_UNAVAILABLE'
  | 'NOT_ALLOWED_YET'
  | 'NOT_REACHABLE'
  | 'NUMBER_NOT_READY'
  | 'OPTED_OUT'
  | 'OUTCOME_UNKNOWN'
  | 'RIGHT_MISSING'
  | 'SPAM_LIMIT'
  | 'TEMPLATE_MISMATCH'
  | 'TEMPLATE_MISSING'
  | 'TEMPLATE_PAUSED'
  | 'TOO_FAST'
  | 'TOO_FAST_FOR_RECIPIENT'
  | 'UNEXPLAINED'
  | 'WINDOW_CLOSED'
  /** The AI may not answer by itself any more. */
  | 'WITHDRAWN';

/** What to do about it. */
export type FailureRemedy =
  | 'ADD_TEST_RECIPIENT'
  | 'ANSWER_YOURSELF'
  | 'CHANGE_FILE'
  | 'CHANGE_MESSAGE'
  | 'CHANGE_TEMPLATE'
  | 'CHECK_PHONE'
  | 'GRANT_RIGHTS'
  | 'OPEN_META'
  | 'OTHER_CHANNEL'
  | 'RECONNECT'
  | 'RECONNECT_AND_SEND'
  | 'RETRY'
  | 'SEND_TEMPLATE'
  | 'SYNC_TEMPLATES'
  | 'WAIT'
  | 'WAIT_FOR_CUSTOMER';

/** A question with its answer, in the words of the team. */
export type Faq = Node & {
  answer: Scalars['String']['output'];
  audience: KnowledgeAudience;
  channels: Array<Channel>;
  createdAt: Scalars['Time']['output'];
  createdBy: Maybe<User>;
  id: Scalars['ID']['output'];
  isEnabled: Scalars['Boolean']['output'];
  language: Scalars['String']['output'];
  /** The first is how it is shown; the others are further ways to ask it. */
  questions: Array<Scalars['String']['output']>;
  socialAccounts: Array<SocialAccount>;
  status: KnowledgeStatus;
  tags: Array<Scalars['String']['output']>;
  updatedAt: Scalars['Time']['output'];
  upkeep: KnowledgeUpkeep;
};

export type FaqConnection = {
  edges: Array<FaqEdge>;
  pageInfo: PageInfo;
};

export type FaqEdge = {
  cursor: Scalars['String']['output'];
  node: Faq;
};

export type FaqPayload = {
  errors: Array<UserError>;
  faq: Maybe<Faq>;
};

/** What could become a FAQ: ways in which customers ask, and what a colleague answered. Nothing of it is about one customer only. */
export type FaqProposal = {
  answer: Scalars['String']['output'];
  questions: Array<Scalars['String']['output']>;
};

/** A question and an answer from a conversation. Nobody finds it until a person accepts it. */
export type FaqSuggestion = {
  answer: Scalars['String']['output'];
  cause: FaqSuggestionCause;
  /** Where it comes from. */
  conversation: Maybe<Conversation>;
  conversationId: Scalars['ID']['output'];
  createdAt: Scalars['Time']['output'];
  decidedAt: Maybe<Scalars['Time']['output']>;
  decidedBy: Maybe<User>;
  /** Where it went. */
  faq: Maybe<Faq>;
  id: Scalars['ID']['output'];
  question: Scalars['String']['output'];
  /** The FAQ that was nearest when it was suggested. */
  similar: Maybe<Faq>;
  state: FaqSuggestionState;
  /** Whose words the answer is. */
  suggestedBy: Maybe<User>;
};

export type FaqSuggestionCause =
  /** A colleague answered a customer what no FAQ says. */
  | 'ANSWER'
  /** A colleague wrote what the assistant should have said. */
  | 'CORRECTION';

export type FaqSuggestionConnection = {
  edges: Array<FaqSuggestionEdge>;
  pageInfo: PageInfo;
};

export type FaqSuggestionEdge = {
  cursor: Scalars['String']['output'];
  node: FaqSuggestion;
};

export type FaqSuggestionInput = {
  id: Scalars['ID']['input'];
};

export type FaqSuggestionPayload = {
  errors: Array<UserError>;
  suggestion: Maybe<FaqSuggestion>;
};

export type FaqSuggestionState =
  /** As a new FAQ. */
  | 'ADDED'
  | 'DISCARDED'
  /** Into a FAQ that was there. */
  | 'MERGED'
  | 'OPEN';

export type FaqSuggestionUpdated = {
  suggestion: Maybe<FaqSuggestion>;
  suggestionId: Scalars['ID']['output'];
};

export type FileRefusal = {
  channel: Channel;
  /** What the channel takes of this kind, such as JPEG; empty when anything, or nothing. */
  formats: Array<Scalars['String']['output']>;
  /** The most bytes of this kind; null when it takes nothing of it. */
  limitBytes: Maybe<Scalars['Int']['output']>;
  reason: FileRefusalReason;
};

export type FileRefusalReason =
  /** It takes this kind in other formats. */
  | 'FORMAT'
  /** It takes no files of this kind. */
  | 'KIND'
  /** The file is too large. */
  | 'SIZE';

export type FindOwnModelsInput = {
  baseUrl: Scalars['String']['input'];
  /** Null: the one that is kept for this address. */
  key?: InputMaybe<Scalars['String']['input']>;
};

export type FindOwnModelsPayload = {
  errors: Array<UserError>;
  list: Maybe<OwnModelList>;
};

export type GapInput = {
  id: Scalars['ID']['input'];
};

export type GapPayload = {
  errors: Array<UserError>;
  id: Maybe<Scalars['ID']['output']>;
};

/** Something happened to the questions that nothing answers. */
export type GapsChanged = {
  openGaps: Scalars['Int']['output'];
};

export type GroupQuestion = {
  /** What a person wrote next to this customer, within three days. Null: nobody did. */
  answer: Maybe<Scalars['String']['output']>;
  answeredBy: Maybe<User>;
  askedAt: Scalars['Time']['output'];
  body: Scalars['String']['output'];
  conversationId: Scalars['ID']['output'];
  id: Scalars['ID']['output'];
  /** ISO 639-1; empty when nobody can tell. */
  language: Scalars['String']['output'];
  miss: Maybe<MissReason>;
};

/** What a match asks for, from the mildest. */
export type GuardAction =
  /** A person sends it. */
  | 'DRAFT'
  /** Nothing: the topic is known. */
  | 'NOTE'
  /** A person answers. */
  | 'PERSON'
  /** Nobody needs to answer. */
  | 'SILENT';

export type GuardCheck = {
  /** What the findings ask for together; null without any. */
  action: Maybe<GuardAction>;
  findings: Array<GuardFinding>;
  /** The text as models get it. */
  hidden: Scalars['String']['output'];
};

/** A rule that matched, and where. */
export type GuardFinding = {
  action: GuardAction;
  end: Scalars['Int']['output'];
  kind: GuardKind;
  matched: Scalars['String']['output'];
  /** The phrase as it was written; of a topic its name, of an injection its sign. */
  rule: Scalars['String']['output'];
  /** In UTF-16 units, as JavaScript counts. */
  start: Scalars['Int']['output'];
};

export type GuardKind =
  | 'ASKS_PERSON'
  | 'BLOCKED'
  | 'IGNORED'
  | 'INJECTION'
  | 'PROMISE'
  | 'TOPIC';

export type GuardSide =
  /** What a customer writes. */
  | 'INBOUND'
  /** What the AI would send. */
  | 'OUTBOUND';

/** All of them, those that are not named are shown. */
export type HidePersonalDataInput = {
  kinds: Array<PersonalData>;
};

export type IdentityKind =
  | 'INSTAGRAM_USER_ID'
  | 'WHATSAPP_PHONE'
  | 'WHATSAPP_USER_ID';

export type ImportAgentTestsInput = {
  /**
   * With commas, semicolons or tabs. The first line names the columns: question, expects
   * (answered, drafted, handed over, declined), and as wanted channel, contains, avoids and
   * cites. Several phrases in a cell stand between bars. At most 200,000 characters.
   */
  csv: Scalars['String']['input'];
};

/** A cell that cannot be taken. Lines count from 1, as an editor counts. */
export type ImportFault = {
  column: Scalars['String']['output'];
  kind: ImportFaultKind;
  line: Scalars['Int']['output'];
  value: Scalars['String']['output'];
};

export type ImportFaultKind =
  /** Too long, or too many. */
  | 'BAD_VALUE'
  /** It contains or cites something, which only an answer or a draft does. */
  | 'NOT_AN_ANSWER'
  /** The first line names no column for questions or expectations. */
  | 'NO_HEADER'
  | 'NO_QUESTION'
  /** An earlier row asks the same. */
  | 'REPEATED'
  | 'UNKNOWN_CHANNEL'
  | 'UNKNOWN_EXPECTATION'
  /** A column that means nothing. */
  | 'UNKNOWN_NAME'
  /** Quotes do not match, or there are more cells than columns. */
  | 'UNREADABLE';

export type ImproveTextInput = {
  action: TextImprovement;
  /** Whose customer it is for. */
  conversationId?: InputMaybe<Scalars['ID']['input']>;
  /** ISO 639-1, of TRANSLATE; null is the customer's language. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 4096 characters. */
  text: Scalars['String']['input'];
};

export type ImproveTextPayload = {
  errors: Array<UserError>;
  improved: Maybe<ImprovedText>;
};

/** A text as it might be sent. Nothing is sent or stored. */
export type ImprovedText = {
  costMicros: Scalars['Int']['output'];
  /** ISO 639-1, as the model sees it. */
  language: Scalars['String']['output'];
  model: Scalars['String']['output'];
  text: Scalars['String']['output'];
};

/** How many conversations stand in each view, for the sidebar. */
export type InboxCounts = {
  all: Scalars['Int']['output'];
  mentions: Scalars['Int']['output'];
  mine: Scalars['Int']['output'];
  needsReply: Scalars['Int']['output'];
  snoozed: Scalars['Int']['output'];
  unassigned: Scalars['Int']['output'];
  /** Open conversations the viewer has not read. */
  unread: Scalars['Int']['output'];
};

export type InboxDelivery = {
  /** Pass the newest one as `after` when you come back. Empty for what is not kept. */
  cursor: Scalars['String']['output'];
  event: InboxEvent;
};

export type InboxEvent = ActivityAdded | AgentChanged | AgentTestsUpdated | BudgetChanged | BulkChangeUpdated | ChannelUpdated | ConflictsChanged | ConversationRead | ConversationUpdated | CopilotStreamed | DraftUpdated | FaqSuggestionUpdated | GapsChanged | KnowledgeUpdated | LabelsUpdated | MessageAdded | MessageUpdated | NoteAdded | PresenceChanged | ReplayUpdated | ReplyRunUpdated | ReplyStreamed | ReplyUpdated | Resync;

export type JudgeReplayTurnInput = {
  /** What it would do now. */
  isRight: Scalars['Boolean']['input'];
  messageId: Scalars['ID']['input'];
  replayId: Scalars['ID']['input'];
  /** What is kept of it, in the place of a test that asks the same; its id counts for nothing. */
  test: SaveAgentTestInput;
};

export type KnowledgeAudience =
  /** Colleagues only: never quoted to a customer. */
  | 'AGENTS'
  /** Customers may be told, and colleagues. */
  | 'CUSTOMERS';

export type KnowledgeChange = {
  /** Lines. */
  added: Scalars['Int']['output'];
  /** At most 500. */
  lines: Array<DiffLine>;
  readAt: Scalars['Time']['output'];
  removed: Scalars['Int']['output'];
  /** Approve this one, so that what goes live is what was seen. */
  versionId: Scalars['ID']['output'];
};

export type KnowledgeChangeInput = {
  id: Scalars['ID']['input'];
  /** The change that was seen. */
  versionId: Scalars['ID']['input'];
};

/** A passage: what a search finds and an answer cites. */
export type KnowledgeChunk = {
  body: Scalars['String']['output'];
  /** The title and the headings above it. */
  heading: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Of a document that has pages, from 1. */
  page: Maybe<Scalars['Int']['output']>;
  /** Within its source, from 0. */
  position: Scalars['Int']['output'];
  tokens: Scalars['Int']['output'];
};

export type KnowledgeChunkConnection = {
  edges: Array<KnowledgeChunkEdge>;
  pageInfo: PageInfo;
};

export type KnowledgeChunkEdge = {
  cursor: Scalars['String']['output'];
  node: KnowledgeChunk;
};

export type KnowledgeFailure =
  /** The budget for AI is used up. */
  | 'BUDGET'
  | 'EMPTY'
  /** Protected by a password. */
  | 'ENCRYPTED'
  /** The site does not allow it, or the address is a private network's. */
  | 'FORBIDDEN'
  /** The page or the stored file is not there any more. */
  | 'GONE'
  | 'INTERNAL'
  /** The embedding model refuses or does not answer. */
  | 'MODEL_UNAVAILABLE'
  /** A PDF of pictures: it looks scanned. */
  | 'NO_TEXT'
  /** Takes too long or too much memory. */
  | 'TOO_COMPLEX'
  | 'TOO_LARGE'
  /** The page's server does not answer, or with an error. */
  | 'UNREACHABLE'
  /** Damaged. */
  | 'UNREADABLE'
  /** Of a kind that cannot be read. */
  | 'UNSUPPORTED';

export type KnowledgeFilter = {
  audience?: InputMaybe<KnowledgeAudience>;
  hasPendingChange?: InputMaybe<Scalars['Boolean']['input']>;
  /** Empty: documents, pages and sitemaps. */
  kinds?: InputMaybe<Array<KnowledgeKind>>;
  /** In titles, addresses, questions and answers; accents do not matter. */
  search?: InputMaybe<Scalars['String']['input']>;
  statuses?: InputMaybe<Array<KnowledgeStatus>>;
  tag?: InputMaybe<Scalars['String']['input']>;
};

export type KnowledgeKind =
  | 'DOCUMENT'
  | 'FAQ'
  /** A page of a website, looked at again from time to time. */
  | 'PAGE'
  /** Names pages, each of which becomes a source; has no text itself. */
  | 'SITEMAP';

export type KnowledgeProgress = {
  done: Scalars['Int']['output'];
  total: Scalars['Int']['output'];
};

/** A document, page or sitemap that answers are made from; a FAQ has the type Faq as well. */
export type KnowledgeSource = Node & {
  /** A page's changes go live without approval. */
  appliesChanges: Scalars['Boolean']['output'];
  audience: KnowledgeAudience;
  /** Where it counts; empty is everywhere. */
  channels: Array<Channel>;
  /** Passages that can be found. */
  chunkCount: Scalars['Int']['output'];
  /** What answers, in its order; of the change that waits when pending. */
  chunks: KnowledgeChunkConnection;
  /** What making it findable has cost so far, in millionths of a US dollar. */
  costMicros: Scalars['Int']['output'];
  createdAt: Scalars['Time']['output'];
  createdBy: Maybe<User>;
  failure: Maybe<KnowledgeFailure>;
  /** One English sentence for people; clients translate by failure. */
  failureDetail: Maybe<Scalars['String']['output']>;
  filename: Maybe<Scalars['String']['output']>;
  hasPendingChange: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  /** When what answers went live; null while nothing has. */
  indexedAt: Maybe<Scalars['Time']['output']>;
  isEnabled: Scalars['Boolean']['output'];
  kind: KnowledgeKind;
  /** ISO 639-1; empty while it is not known. */
  language: Scalars['String']['output'];
  mimeType: Maybe<Scalars['String']['output']>;
  pageCount: Maybe<Scalars['Int']['output']>;
  /** What has changed on the page and waits for approval. */
  pendingChange: Maybe<KnowledgeChange>;
  /** Passages made findable so far; null unless that is under way. */
  progress: Maybe<KnowledgeProgress>;
  refreshAt: Maybe<Scalars['Time']['output']>;
  /** A page is looked at again after so many hours; null: only when somebody asks. */
  refreshHours: Maybe<Scalars['Int']['output']>;
  refreshedAt: Maybe<Scalars['Time']['output']>;
  /** Pages of a PDF, from 1, that are pictures: what is written there cannot be found. */
  silentPages: Array<Scalars['Int']['output']>;
  /** The sitemap that named this page. */
  sitemap: Maybe<KnowledgeSource>;
  sizeBytes: Scalars['Int']['output'];
  /** For which accounts it counts; empty is all. */
  socialAccounts: Array<SocialAccount>;
  status: KnowledgeStatus;
  tags: Array<Scalars['String']['output']>;
  title: Scalars['String']['output'];
  tokenCount: Scalars['Int']['output'];
  updatedAt: Scalars['Time']['output'];
  upkeep: KnowledgeUpkeep;
  url: Maybe<Scalars['String']['output']>;
};


/** A document, page or sitemap that answers are made from; a FAQ has the type Faq as well. */
export type KnowledgeSourceChunksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  pending?: InputMaybe<Scalars['Boolean']['input']>;
};

export type KnowledgeSourceConnection = {
  edges: Array<KnowledgeSourceEdge>;
  pageInfo: PageInfo;
};

export type KnowledgeSourceEdge = {
  cursor: Scalars['String']['output'];
  node: KnowledgeSource;
};

export type KnowledgeSourceInput = {
  id: Scalars['ID']['input'];
};

export type KnowledgeSourcePayload = {
  errors: Array<UserError>;
  source: Maybe<KnowledgeSource>;
};

/** How far reading a source is. What was read before answers until the new is whole. */
export type KnowledgeStatus =
  /** The text is being cut into passages. */
  | 'CHUNKING'
  /** The passages are being made findable by meaning; see progress. */
  | 'EMBEDDING'
  /** The text is being got out of the file or page. */
  | 'EXTRACTING'
  /** See failure; retryKnowledgeSource tries again. */
  | 'FAILED'
  | 'INDEXED'
  | 'QUEUED';

/** A source was added, got further, changed or was deleted: then both are null. */
export type KnowledgeUpdated = {
  /** When the source is one. */
  faq: Maybe<Faq>;
  source: Maybe<KnowledgeSource>;
  sourceId: Scalars['ID']['output'];
};

/** When a source counts, and who sees to it that it stays right. */
export type KnowledgeUpkeep = {
  /** Who is to look at it again; null: anybody. */
  owner: Maybe<User>;
  /** When it is to be looked at again: what is past that is not answered from without a person. Null: never. */
  reviewAt: Maybe<Scalars['Time']['output']>;
  /** How often that is; null: never. */
  reviewMonths: Maybe<Scalars['Int']['output']>;
  /** When somebody last said that it is still right. */
  reviewedAt: Maybe<Scalars['Time']['output']>;
  /** Customers are told nothing of it before; null: it has counted always. */
  validFrom: Maybe<Scalars['Time']['output']>;
  /** Nor from then on; null: it has no end. */
  validUntil: Maybe<Scalars['Time']['output']>;
};

/** All of it: what is null is taken away. */
export type KnowledgeUpkeepInput = {
  ownerId?: InputMaybe<Scalars['ID']['input']>;
  /** 1 to 60. */
  reviewMonths?: InputMaybe<Scalars['Int']['input']>;
  validFrom?: InputMaybe<Scalars['Time']['input']>;
  validUntil?: InputMaybe<Scalars['Time']['input']>;
};

/** What the workspace's sources take, of what they may. */
export type KnowledgeUsage = {
  allowedBytes: Scalars['Int']['output'];
  allowedChunks: Scalars['Int']['output'];
  allowedSources: Scalars['Int']['output'];
  chunks: Scalars['Int']['output'];
  /** Millionths of a US dollar, over all sources there are. */
  costMicros: Scalars['Int']['output'];
  sources: Scalars['Int']['output'];
  usedBytes: Scalars['Int']['output'];
};

export type Label = Node & {
  color: LabelColor;
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
};

export type LabelColor =
  | 'AMBER'
  | 'BLUE'
  | 'GRAY'
  | 'GREEN'
  | 'INDIGO'
  | 'ORANGE'
  | 'PINK'
  | 'RED'
  | 'TEAL';

export type LabelPayload = {
  errors: Array<UserError>;
  label: Maybe<Label>;
};

export type LabelsChange = {
  add?: InputMaybe<Array<Scalars['ID']['input']>>;
  remove?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type LabelsUpdated = {
  labels: Array<Label>;
};

/** Why a passage would not be used. */
export type LeftOutReason =
  /** It is for colleagues only. */
  | 'AUDIENCE'
  | 'BELOW_THRESHOLD'
  | 'DISABLED'
  /** It does not count any more. */
  | 'EXPIRED'
  /** It belongs to a change that waits for approval. */
  | 'NOT_APPROVED'
  /** Its source is being read. */
  | 'NOT_READY'
  /** It does not count yet. */
  | 'NOT_YET'
  /** It counts for other channels or accounts. */
  | 'SCOPE'
  /** Something newer replaced it. */
  | 'SUPERSEDED'
  /** Better passages fill the room that an answer has for them. */
  | 'TOO_MANY';

export type MarkReadInput = {
  conversationId: Scalars['ID']['input'];
};

export type MarkUnreadInput = {
  conversationId: Scalars['ID']['input'];
};

export type Member = {
  createdAt: Scalars['Time']['output'];
  role: Role;
  user: User;
};

export type Message = Node & {
  attachments: Array<Attachment>;
  attempts: Array<MessageAttempt>;
  author: MessageAuthor;
  authorUser: Maybe<User>;
  /** Text or caption. Empty when the message has none or was deleted. */
  body: Scalars['String']['output'];
  clientKey: Maybe<Scalars['String']['output']>;
  conversationId: Scalars['ID']['output'];
  deletedAt: Maybe<Scalars['Time']['output']>;
  deliveredAt: Maybe<Scalars['Time']['output']>;
  direction: MessageDirection;
  editedAt: Maybe<Scalars['Time']['output']>;
  failure: Maybe<MessageFailure>;
  id: Scalars['ID']['output'];
  isImported: Scalars['Boolean']['output'];
  /** True when it answers something we never received. */
  isReplyToUnknown: Scalars['Boolean']['output'];
  kind: MessageKind;
  /** When it happened, by the provider's clock for what came in. */
  occurredAt: Scalars['Time']['output'];
  /** What the kind carries besides text; see docs/api.md. */
  payload: Maybe<Scalars['JSON']['output']>;
  reactions: Array<Reaction>;
  readAt: Maybe<Scalars['Time']['output']>;
  /** Which run of the assistant wrote it, also when a person sent it. */
  replyRun: Maybe<ReplyRun>;
  /** The message this one answers, when we know it. */
  replyTo: Maybe<Message>;
  /** Counts the changes of status: of two answers about a message the one that counts more is the newer. */
  revision: Scalars['Int']['output'];
  sentAt: Maybe<Scalars['Time']['output']>;
  /** How many passages the answer names that it came from; 0 of what people wrote themselves. */
  sourceCount: Scalars['Int']['output'];
  status: MessageStatus;
  /** Null for everything but recordings of customers, and while nobody has asked for it. */
  transcript: Maybe<Transcript>;
};

export type MessageAdded = {
  conversation: Maybe<Conversation>;
  message: Maybe<Message>;
};

export type MessageAttempt = {
  errorCode: Maybe<Scalars['Int']['output']>;
  errorDetails: Maybe<Scalars['String']['output']>;
  finishedAt: Maybe<Scalars['Time']['output']>;
  number: Scalars['Int']['output'];
  startedAt: Scalars['Time']['output'];
  state: AttemptState;
};

export type MessageAuthor =
  | 'AI'
  /** A program with an API key. */
  | 'API'
  | 'CUSTOMER'
  /** A colleague, from the WhatsApp or Instagram app. */
  | 'PHONE_APP'
  /** A colleague, from this product. */
  | 'USER';

export type MessageDirection =
  | 'IN'
  | 'OUT';

export type MessageFailure = {
  canRetry: Scalars['Boolean']['output'];
  cause: FailureCause;
  /** Meta's number for it, for support. Null when Meta gave none. */
  code: Maybe<Scalars['Int']['output']>;
  /** Meta's own words. Null when it gave none. */
  details: Maybe<Scalars['String']['output']>;
  remedy: FailureRemedy;
};

export type MessageKind =
  | 'AUDIO'
  | 'BUTTON_REPLY'
  | 'CONTACTS'
  | 'DOCUMENT'
  | 'IMAGE'
  /** A tap on a button or list we sent. */
  | 'INTERACTIVE_REPLY'
  | 'LOCATION'
  | 'ORDER'
  | 'POSTBACK'
  | 'REFERRAL'
  | 'SHARE'
  | 'STICKER'
  | 'STORY_MENTION'
  | 'STORY_REPLY'
  | 'SYSTEM'
  | 'TEMPLATE'
  | 'TEXT'
  /** A kind the channel's API does not hand over: read it in the app. */
  | 'UNSUPPORTED'
  | 'VIDEO'
  | 'VOICE';

export type MessagePayload = {
  errors: Array<UserError>;
  message: Maybe<Message>;
};

/** What the list shows of the last message, without loading it. */
export type MessagePreview = {
  author: MessageAuthor;
  authorUser: Maybe<User>;
  body: Scalars['String']['output'];
  id: Maybe<Scalars['ID']['output']>;
  kind: MessageKind;
  status: Maybe<MessageStatus>;
};

export type MessageStatus =
  | 'DELIVERED'
  | 'FAILED'
  | 'PLAYED'
  /** Ours, waiting for its turn. */
  | 'QUEUED'
  | 'READ'
  | 'RECEIVED'
  | 'SENDING'
  | 'SENT'
  /** Meta did not say whether it took the message; it is not sent again by itself. */
  | 'UNKNOWN';

/** A message approved by Meta, the only way to speak after the window closed. */
export type MessageTemplate = Node & {
  body: TemplatePart;
  buttons: Array<Scalars['String']['output']>;
  category: Scalars['String']['output'];
  footer: Maybe<Scalars['String']['output']>;
  header: Maybe<TemplatePart>;
  id: Scalars['ID']['output'];
  language: Scalars['String']['output'];
  name: Scalars['String']['output'];
  status: Scalars['String']['output'];
};

export type MessageUpdated = {
  message: Maybe<Message>;
};

/** Why a question counts as missed. */
export type MissReason =
  /** A person said, or wrote, something else. */
  | 'CORRECTED'
  /** The AI did not answer. */
  | 'DECLINED'
  /** It went to a person because no source covers it. */
  | 'NOT_COVERED'
  /** The customer asked again within a day of the answer. */
  | 'REPEATED'
  /** The sources hardly carry what the AI drafted. */
  | 'WEAK_EVIDENCE';

/** Why a model of a workspace's own provider did not do what it was asked for. Each has another remedy. */
export type ModelFailure =
  | 'KEY_REFUSED'
  /** Nothing at the address speaks OpenAI's protocol. Most addresses end in /v1. */
  | 'NOT_FOUND'
  /** The address leads into a private network. */
  | 'NOT_PUBLIC'
  | 'NO_MODEL'
  | 'OUT_OF_MONEY'
  /** The request as it was: the model may lack tools, pictures or structured output. */
  | 'REFUSED'
  /** It is asked too often. */
  | 'TOO_FAST'
  /** No answer, or a server's error. */
  | 'UNREACHABLE'
  /** An answer that is not in the form that was asked for. */
  | 'UNREADABLE';

/**
 * A workspace's own server of models: any that speaks OpenAI's protocol. What it does costs
 * no credits. The key is shown to nobody, only its end.
 */
export type ModelProvider = {
  /** With the version: https://api.openai.com/v1 */
  baseUrl: Scalars['String']['output'];
  /** The installation's models stand in, for credits, while its own do not answer. */
  fallsBack: Scalars['Boolean']['output'];
  host: Scalars['String']['output'];
  /** Four characters at most. */
  keyEnding: Scalars['String']['output'];
  /** What it does; the installation's models do the rest. */
  models: Array<OwnModel>;
  updatedAt: Scalars['Time']['output'];
  /** What was done this month in UTC, by the prices that applied. */
  usage: Array<OwnUsage>;
};

/** What a workspace may have a model of its own provider do. Texts are always embedded by the installation's. */
export type ModelUse =
  /** Writes answers, and helps people to write. */
  | 'ANSWER'
  /** Checks answers, compares passages, sums up. */
  | 'JUDGE'
  /** Finds harmful texts and images. */
  | 'MODERATE'
  /** Writes down voice notes. */
  | 'TRANSCRIBE';

/** Something that a number counts. */
export type Moment = {
  at: Scalars['Time']['output'];
  /** Null when the caller may not see it. */
  conversation: Maybe<Conversation>;
  conversationId: Scalars['ID']['output'];
  /** Of a visit that was handed over. */
  reason: Maybe<ReplyReason>;
};

export type MomentConnection = {
  edges: Array<MomentEdge>;
  pageInfo: PageInfo;
};

export type MomentEdge = {
  cursor: Scalars['String']['output'];
  node: Moment;
};

export type Mutation = {
  /** Doing it twice does it once. */
  acceptFaqSuggestion: FaqSuggestionPayload;
  addKnowledgePage: KnowledgeSourcePayload;
  addNote: NotePayload;
  approveKnowledgeChange: KnowledgeSourcePayload;
  /** Sends an open reply as the caller's message. Doing it twice sends it once. */
  approveReply: ApproveReplyPayload;
  /** Asks the AI about a conversation and what the workspace's sources say. Nothing is sent; one call of a model is charged. */
  askCopilot: AskCopilotPayload;
  assignConversations: ConversationsPayload;
  assignConversationsToTeam: ConversationsPayload;
  /** Makes uploads of yours from a response's files, for `sendMessage`: those that the conversation's channel takes. */
  attachCannedFiles: AttachCannedFilesPayload;
  /** Gives up a message that has not left yet. Undo of a send. */
  cancelMessage: MessagePayload;
  changeLabels: ConversationsPayload;
  changeMatching: BulkChangePayload;
  changePassword: DonePayload;
  /** Asks Meta again about token, permissions, webhook and quality. */
  checkSocialAccount: SocialAccountPayload;
  completeEmbeddedSignup: SocialAccountPayload;
  /** Checks the token with Meta, subscribes our webhook and stores the token sealed. */
  connectWhatsApp: SocialAccountPayload;
  createApiKey: CreateApiKeyPayload;
  deleteAction: DonePayload;
  deleteAgentTests: DonePayload;
  deleteCannedResponse: DonePayload;
  /** Removes a source or FAQ, what was read from it and its file. */
  deleteKnowledgeSource: DonePayload;
  deleteLabel: DonePayload;
  /** Questions about it follow the mode again. */
  deleteReplyTopic: DonePayload;
  deleteTeam: DonePayload;
  deleteView: DonePayload;
  /** Returns to what is published. */
  discardAgentDraft: AgentDraftPayload;
  discardFaqSuggestion: FaqSuggestionPayload;
  discardKnowledgeChange: KnowledgeSourcePayload;
  discardReply: ReplyPayload;
  /** Stops receiving and sending. Conversations stay. */
  disconnectSocialAccount: SocialAccountPayload;
  /** It is none, for as long as both passages stay what they are. */
  dismissConflict: ConflictPayload;
  /** It is nothing that this business answers. */
  dismissGap: GapPayload;
  /** It is proposed again when as many more drafts were good. */
  dismissTopicProposal: ReplyTopicPayload;
  /** Asks an endpoint which models it has. */
  findOwnModels: FindOwnModelsPayload;
  /** Works at once, on answers that are being written too. Releasing it takes an administrator. */
  hidePersonalData: AgentPayload;
  /** A question that is asked already gets what the table expects. */
  importAgentTests: TestImportPayload;
  improveText: ImproveTextPayload;
  /** What a person says of a turn becomes a test. */
  judgeReplayTurn: ReplayTurnPayload;
  /** For this person only, and tells the customer's phone when the channel can. */
  markRead: ConversationPayload;
  markUnread: ConversationPayload;
  /** Does nothing; a client uses it to see whether its session may write. */
  ping: Scalars['Boolean']['output'];
  /** The draft becomes the next version, which answers from now on. */
  publishAgent: AgentPayload;
  /** Whatever became of it: drafts and what was sent. Takes the place of what the caller thought before. */
  rateReply: ReplyPayload;
  react: MessagePayload;
  /** Forgets the provider and its key. */
  removeModelProvider: RemoveModelProviderPayload;
  /** Always done, so that nobody can learn which addresses exist. */
  requestPasswordReset: DonePayload;
  /** Has the assistant write a draft, whatever the conversation's mode. It takes the place of one that waits. */
  requestReply: ReplyRunPayload;
  /** Ends every session of the person and starts a new one. */
  resetPassword: ViewerPayload;
  restoreConflict: ConflictPayload;
  restoreGap: GapPayload;
  /** Reads it again: after a failure, or a page because somebody knows that it changed. */
  retryKnowledgeSource: KnowledgeSourcePayload;
  /** Makes a new attempt of a message that failed or whose outcome nobody knows. */
  retryMessage: MessagePayload;
  /** Somebody has looked at it and found it still right: a FAQ, too. */
  reviewKnowledgeSource: KnowledgeSourcePayload;
  revokeApiKey: DonePayload;
  revokeSession: DonePayload;
  /** An earlier version answers again. The draft stays. */
  rollBackAgent: AgentPayload;
  /** Asks all tests of a configuration. Each costs what an answer costs. */
  runAgentTests: AgentTestRunPayload;
  /** Makes an action or changes it. */
  saveAction: ActionPayload;
  /** Nothing that customers see changes. */
  saveAgentDraft: AgentDraftPayload;
  saveAgentTest: AgentTestPayload;
  saveCannedResponse: CannedResponsePayload;
  /** An empty body removes the draft. */
  saveDraft: DraftPayload;
  saveFaq: FaqPayload;
  saveLabel: LabelPayload;
  /** Tries each of the models, and keeps the provider when all did what they are there for. */
  saveModelProvider: SaveModelProviderPayload;
  saveReplyTopic: ReplyTopicPayload;
  saveTeam: TeamPayload;
  saveView: SavedViewPayload;
  sendMessage: SendMessagePayload;
  /** Sends a template Meta approves for tests, so that the person connecting sees it arrive. */
  sendTestMessage: DonePayload;
  /** Shows the customer that somebody is writing, where the channel can. */
  sendTyping: DonePayload;
  setAgentBrake: AgentPayload;
  setAgentMode: AgentPayload;
  setAutonomyRules: AutonomyPayload;
  setChannelAgentMode: SocialAccountPayload;
  /** A blocked person's messages are stored and trigger nothing. */
  setContactBlocked: ContactPayload;
  setConversationAgentMode: ConversationPayload;
  setConversationStatus: ConversationsPayload;
  setDailyBudget: BudgetPayload;
  setNeedsGreenTests: AgentPayload;
  /** Lasts 15 seconds unless repeated. */
  setPresence: DonePayload;
  setPriority: ConversationsPayload;
  setReplayRule: AgentPayload;
  /** AUTO accepts a proposal. The topic's drafts are counted anew. */
  setReplyTopicLane: ReplyTopicPayload;
  signIn: ViewerPayload;
  /** Ends this browser's session. Done even when nobody was signed in. */
  signOut: DonePayload;
  signUp: ViewerPayload;
  /** Opens a conversation with a WhatsApp number, to be begun with a template. */
  startConversation: ConversationPayload;
  startInstagramConnect: StartInstagramConnectPayload;
  /** Each turn costs what an answer costs. It is refused when it would probably use up today's budget. */
  startReplay: ReplayPayload;
  stopAgentTests: AgentTestRunPayload;
  stopReplay: ReplayPayload;
  /** Lets the assistant use it, or no longer. */
  switchAction: ActionPayload;
  switchWorkspace: ViewerPayload;
  syncTemplates: TemplatesPayload;
  /** Calls the model once and charges for it. */
  testAIModel: TestAiModelPayload;
  /** Has a model do once what it is there for, before it is saved. */
  testOwnModel: TestOwnModelPayload;
  /** Calls the embedding model once, as a search does. Nothing is stored. */
  testSearch: TestSearchPayload;
  /**
   * Has a recording of the customer's written down, whatever the AI may do in the conversation; again when it failed.
   * MessageUpdated tells when it is done. Errors: BAD_INPUT for a message without such a recording, FORBIDDEN, NOT_FOUND.
   */
  transcribeMessage: MessagePayload;
  /** Makes the call that a definition describes, saved or not. Of a change it shows the call and makes none. */
  tryAction: TryActionPayload;
  /** Asks the assistant as a customer would, with the sources as they are. It costs what an answer costs; nothing is sent or kept. */
  tryAgent: TrialPayload;
  /** Also while it runs: then it stops and takes back what it has done. */
  undoBulkChange: BulkChangePayload;
  updateContact: ContactPayload;
  updateKnowledgeSource: KnowledgeSourcePayload;
  updateProfile: ViewerPayload;
  updateWorkspace: WorkspacePayload;
};


export type MutationAcceptFaqSuggestionArgs = {
  input: AcceptFaqSuggestionInput;
};


export type MutationAddKnowledgePageArgs = {
  input: AddKnowledgePageInput;
};


export type MutationAddNoteArgs = {
  input: AddNoteInput;
};


export type MutationApproveKnowledgeChangeArgs = {
  input: KnowledgeChangeInput;
};


export type MutationApproveReplyArgs = {
  input: ApproveReplyInput;
};


export type MutationAskCopilotArgs = {
  input: AskCopilotInput;
};


export type MutationAssignConversationsArgs = {
  input: AssignInput;
};


export type MutationAssignConversationsToTeamArgs = {
  input: AssignTeamInput;
};


export type MutationAttachCannedFilesArgs = {
  input: AttachCannedFilesInput;
};


export type MutationCancelMessageArgs = {
  input: DiscardMessageInput;
};


export type MutationChangeLabelsArgs = {
  input: ChangeLabelsInput;
};


export type MutationChangeMatchingArgs = {
  input: ChangeMatchingInput;
};


export type MutationChangePasswordArgs = {
  input: ChangePasswordInput;
};


export type MutationCheckSocialAccountArgs = {
  input: SocialAccountInput;
};


export type MutationCompleteEmbeddedSignupArgs = {
  input: CompleteEmbeddedSignupInput;
};


export type MutationConnectWhatsAppArgs = {
  input: ConnectWhatsAppInput;
};


export type MutationCreateApiKeyArgs = {
  input: CreateApiKeyInput;
};


export type MutationDeleteActionArgs = {
  input: DeleteInput;
};


export type MutationDeleteAgentTestsArgs = {
  input: DeleteAgentTestsInput;
};


export type MutationDeleteCannedResponseArgs = {
  input: DeleteInput;
};


export type MutationDeleteKnowledgeSourceArgs = {
  input: DeleteInput;
};


export type MutationDeleteLabelArgs = {
  input: DeleteInput;
};


export type MutationDeleteReplyTopicArgs = {
  input: DeleteInput;
};


export type MutationDeleteTeamArgs = {
  input: DeleteInput;
};


export type MutationDeleteViewArgs = {
  input: DeleteInput;
};


export type MutationDiscardFaqSuggestionArgs = {
  input: FaqSuggestionInput;
};


export type MutationDiscardKnowledgeChangeArgs = {
  input: KnowledgeChangeInput;
};


export type MutationDiscardReplyArgs = {
  input: DiscardReplyInput;
};


export type MutationDisconnectSocialAccountArgs = {
  input: SocialAccountInput;
};


export type MutationDismissConflictArgs = {
  input: ConflictInput;
};


export type MutationDismissGapArgs = {
  input: GapInput;
};


export type MutationDismissTopicProposalArgs = {
  input: DismissTopicProposalInput;
};


export type MutationFindOwnModelsArgs = {
  input: FindOwnModelsInput;
};


export type MutationHidePersonalDataArgs = {
  input: HidePersonalDataInput;
};


export type MutationImportAgentTestsArgs = {
  input: ImportAgentTestsInput;
};


export type MutationImproveTextArgs = {
  input: ImproveTextInput;
};


export type MutationJudgeReplayTurnArgs = {
  input: JudgeReplayTurnInput;
};


export type MutationMarkReadArgs = {
  input: MarkReadInput;
};


export type MutationMarkUnreadArgs = {
  input: MarkUnreadInput;
};


export type MutationPublishAgentArgs = {
  input: PublishAgentInput;
};


export type MutationRateReplyArgs = {
  input: RateReplyInput;
};


export type MutationReactArgs = {
  input: ReactInput;
};


export type MutationRequestPasswordResetArgs = {
  input: RequestPasswordResetInput;
};


export type MutationRequestReplyArgs = {
  input: RequestReplyInput;
};


export type MutationResetPasswordArgs = {
  input: ResetPasswordInput;
};


export type MutationRestoreConflictArgs = {
  input: ConflictInput;
};


export type MutationRestoreGapArgs = {
  input: GapInput;
};


export type MutationRetryKnowledgeSourceArgs = {
  input: KnowledgeSourceInput;
};


export type MutationRetryMessageArgs = {
  input: RetryMessageInput;
};


export type MutationReviewKnowledgeSourceArgs = {
  input: KnowledgeSourceInput;
};


export type MutationRevokeApiKeyArgs = {
  input: DeleteInput;
};


export type MutationRevokeSessionArgs = {
  input: RevokeSessionInput;
};


export type MutationRollBackAgentArgs = {
  input: RollBackAgentInput;
};


export type MutationRunAgentTestsArgs = {
  input: RunAgentTestsInput;
};


export type MutationSaveActionArgs = {
  input: SaveActionInput;
};


export type MutationSaveAgentDraftArgs = {
  input: SaveAgentDraftInput;
};


export type MutationSaveAgentTestArgs = {
  input: SaveAgentTestInput;
};


export type MutationSaveCannedResponseArgs = {
  input: SaveCannedResponseInput;
};


export type MutationSaveDraftArgs = {
  input: SaveDraftInput;
};


export type MutationSaveFaqArgs = {
  input: SaveFaqInput;
};


export type MutationSaveLabelArgs = {
  input: SaveLabelInput;
};


export type MutationSaveModelProviderArgs = {
  input: SaveModelProviderInput;
};


export type MutationSaveReplyTopicArgs = {
  input: SaveReplyTopicInput;
};


export type MutationSaveTeamArgs = {
  input: SaveTeamInput;
};


export type MutationSaveViewArgs = {
  input: SaveViewInput;
};


export type MutationSendMessageArgs = {
  input: SendMessageInput;
};


export type MutationSendTestMessageArgs = {
  input: SendTestMessageInput;
};


export type MutationSendTypingArgs = {
  input: SendTypingInput;
};


export type MutationSetAgentBrakeArgs = {
  input: SetAgentBrakeInput;
};


export type MutationSetAgentModeArgs = {
  input: SetAgentModeInput;
};


export type MutationSetAutonomyRulesArgs = {
  input: SetAutonomyRulesInput;
};


export type MutationSetChannelAgentModeArgs = {
  input: SetChannelAgentModeInput;
};


export type MutationSetContactBlockedArgs = {
  input: SetContactBlockedInput;
};


export type MutationSetConversationAgentModeArgs = {
  input: SetConversationAgentModeInput;
};


export type MutationSetConversationStatusArgs = {
  input: SetStatusInput;
};


export type MutationSetDailyBudgetArgs = {
  input: SetDailyBudgetInput;
};


export type MutationSetNeedsGreenTestsArgs = {
  input: SetNeedsGreenTestsInput;
};


export type MutationSetPresenceArgs = {
  input: SetPresenceInput;
};


export type MutationSetPriorityArgs = {
  input: SetPriorityInput;
};


export type MutationSetReplayRuleArgs = {
  input: SetReplayRuleInput;
};


export type MutationSetReplyTopicLaneArgs = {
  input: SetReplyTopicLaneInput;
};


export type MutationSignInArgs = {
  input: SignInInput;
};


export type MutationSignUpArgs = {
  input: SignUpInput;
};


export type MutationStartConversationArgs = {
  input: StartConversationInput;
};


export type MutationStartInstagramConnectArgs = {
  input: StartInstagramConnectInput;
};


export type MutationStartReplayArgs = {
  input: StartReplayInput;
};


export type MutationStopAgentTestsArgs = {
  input: StopAgentTestsInput;
};


export type MutationStopReplayArgs = {
  input: StopReplayInput;
};


export type MutationSwitchActionArgs = {
  input: SwitchActionInput;
};


export type MutationSwitchWorkspaceArgs = {
  input: SwitchWorkspaceInput;
};


export type MutationSyncTemplatesArgs = {
  input: SocialAccountInput;
};


export type MutationTestAiModelArgs = {
  input: TestAiModelInput;
};


export type MutationTestOwnModelArgs = {
  input: TestOwnModelInput;
};


export type MutationTestSearchArgs = {
  input: TestSearchInput;
};


export type MutationTranscribeMessageArgs = {
  input: TranscribeMessageInput;
};


export type MutationTryActionArgs = {
  input: TryActionInput;
};


export type MutationTryAgentArgs = {
  input: TryAgentInput;
};


export type MutationUndoBulkChangeArgs = {
  input: UndoBulkChangeInput;
};


export type MutationUpdateContactArgs = {
  input: UpdateContactInput;
};


export type MutationUpdateKnowledgeSourceArgs = {
  input: UpdateKnowledgeSourceInput;
};


export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
};


export type MutationUpdateWorkspaceArgs = {
  input: UpdateWorkspaceInput;
};

export type Node = {
  id: Scalars['ID']['output'];
};

/** Written by colleagues for colleagues. It is never sent to a customer. */
export type Note = Node & {
  authorUser: Maybe<User>;
  body: Scalars['String']['output'];
  conversationId: Scalars['ID']['output'];
  createdAt: Scalars['Time']['output'];
  id: Scalars['ID']['output'];
  /** The assistant wrote it, for whoever takes over. */
  isByAI: Scalars['Boolean']['output'];
  mentions: Array<User>;
};

export type NoteAdded = {
  conversation: Maybe<Conversation>;
  note: Maybe<Note>;
};

export type NotePayload = {
  errors: Array<UserError>;
  note: Maybe<Note>;
};

/** A number that has conversations behind it. */
export type OutcomeFigure =
  | 'BY_TEAM'
  | 'CAME_BACK'
  | 'DRAFTS_AS_WRITTEN'
  | 'DRAFTS_DISCARDED'
  | 'DRAFTS_EDITED'
  | 'DRAFTS_OTHERWISE'
  | 'HANDED_OVER'
  | 'RATED_BAD'
  | 'RATED_GOOD'
  | 'SOLVED'
  | 'TOO_EARLY'
  | 'UNANSWERED';

/**
 * How the visits of a period ended. A visit goes from a customer's first message until the
 * conversation is resolved, or until nobody has written for 24 hours. What ended less than
 * 24 hours ago is too early to say and not judged; what needed no answer and got none (a
 * thumbs up, a thank you) is not counted at all.
 */
export type Outcomes = {
  answers: AnswerFigures;
  /** A person wrote, without a handover. */
  byTeam: Scalars['Int']['output'];
  /** The same, but resolved, and the customer wrote again within 24 hours. */
  cameBack: Scalars['Int']['output'];
  /** Every day of the period, by when the visit began. */
  days: Array<DayOutcomes>;
  drafts: DraftFigures;
  /** The AI gave it to a person. */
  handedOver: Scalars['Int']['output'];
  /** Of those handed over, most frequent first. */
  handoverReasons: Array<ReasonCount>;
  /** All that follow but tooEarly. */
  judged: Scalars['Int']['output'];
  /** From the customer's first message to the first answer, whoever's. Null: none was answered. */
  medianFirstReplyMs: Maybe<Scalars['Int']['output']>;
  /** The AI answered what was asked last, no person wrote, and the customer stayed away for 24 hours. */
  solved: Scalars['Int']['output'];
  tooEarly: Scalars['Int']['output'];
  /** Nobody answered what was asked last. */
  unanswered: Scalars['Int']['output'];
};

/** Prices are millionths of a US dollar for a million tokens, or for a minute of audio; null where nobody said. */
export type OwnModel = {
  inputMicros: Maybe<Scalars['Int']['output']>;
  minuteMicros: Maybe<Scalars['Int']['output']>;
  model: Scalars['String']['output'];
  outputMicros: Maybe<Scalars['Int']['output']>;
  testedAt: Scalars['Time']['output'];
  /** Of the last call; null: it went well. */
  trouble: Maybe<ModelFailure>;
  troubleSince: Maybe<Scalars['Time']['output']>;
  use: ModelUse;
};

export type OwnModelInput = {
  inputMicros?: InputMaybe<Scalars['Int']['input']>;
  minuteMicros?: InputMaybe<Scalars['Int']['input']>;
  model: Scalars['String']['input'];
  outputMicros?: InputMaybe<Scalars['Int']['input']>;
  use: ModelUse;
};

export type OwnModelList = {
  /** NOT_FOUND: it has no list, and may work all the same. */
  failure: Maybe<ModelFailure>;
  names: Array<Scalars['String']['output']>;
};

/** What a model did with what it is there for, or why it did not. */
export type OwnModelTest = {
  /** Empty: a second of silence. */
  asked: Scalars['String']['output'];
  completionTokens: Scalars['Int']['output'];
  /** Null: nobody gave a price. */
  costMicros: Maybe<Scalars['Int']['output']>;
  /** Null: it went well. */
  failure: Maybe<ModelFailure>;
  latencyMs: Scalars['Int']['output'];
  model: Scalars['String']['output'];
  promptTokens: Scalars['Int']['output'];
  text: Scalars['String']['output'];
  use: ModelUse;
};

export type OwnUsage = {
  calls: Scalars['Int']['output'];
  completionTokens: Scalars['Int']['output'];
  micros: Scalars['Int']['output'];
  model: Scalars['String']['output'];
  promptTokens: Scalars['Int']['output'];
  use: ModelUse;
};

export type PageInfo = {
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor: Maybe<Scalars['String']['output']>;
};

export type PairHold =
  /** The budget for AI is used up. */
  | 'BUDGET'
  /** No model responds. */
  | 'MODEL';

/** Some days up to now, in all conversations or those of a channel or an account. */
export type PeriodInput = {
  channel?: InputMaybe<Channel>;
  /** 1 to 366; today is one of them. */
  days: Scalars['Int']['input'];
  socialAccountId?: InputMaybe<Scalars['ID']['input']>;
  /** Where a day begins: an IANA name, such as Europe/Paris. UTC without one. */
  timeZone?: Scalars['String']['input'];
};

/** What identifies people or their money. */
export type PersonalData =
  /** A payment card's number. */
  | 'CARD'
  | 'EMAIL'
  /** A bank account's. */
  | 'IBAN'
  | 'PHONE';

export type Presence = {
  state: PresenceState;
  user: User;
};

export type PresenceChanged = {
  conversationId: Scalars['ID']['output'];
  state: PresenceState;
  user: User;
};

export type PresenceState =
  | 'GONE'
  | 'TYPING'
  | 'VIEWING';

export type Priority =
  | 'HIGH'
  | 'LOW'
  | 'MEDIUM'
  | 'NONE'
  | 'URGENT';

export type ProblemCode =
  /** A value is missing, too long or malformed. */
  | 'BAD_INPUT'
  /** The channel must be connected again first. */
  | 'CHANNEL_DISCONNECTED'
  /** Someone changed it meanwhile, or it is already taken. */
  | 'CONFLICT'
  /** An account with this e-mail exists. */
  | 'EMAIL_TAKEN'
  /** The link or token is used or out of date. */
  | 'EXPIRED'
  /** Your role does not allow this. */
  | 'FORBIDDEN'
  /** E-mail or password is wrong. */
  | 'INVALID_CREDENTIALS'
  /** A plan's or provider's limit is reached. */
  | 'LIMIT_REACHED'
  /** It does not exist, or is not yours. */
  | 'NOT_FOUND'
  /** The provider refused the credentials or is unreachable. */
  | 'PROVIDER_REFUSED'
  /** Too many attempts; wait a little. */
  | 'RATE_LIMITED'
  /** In a replay the draft states what no source says, and the workspace publishes no such draft. */
  | 'REPLAY_UNSUPPORTED'
  /** Publishing needs tests that passed, and they did not, or not for this draft. */
  | 'TESTS_NOT_GREEN'
  /** The password is too short or too common. */
  | 'WEAK_PASSWORD'
  /** The channel's messaging window is closed; a template is needed. */
  | 'WINDOW_CLOSED';

/** What keeps the workspace's own provider of models from doing its work. */
export type ProviderTrouble = {
  /** The installation's models stand in meanwhile, for credits. */
  fallsBack: Scalars['Boolean']['output'];
  host: Scalars['String']['output'];
  /** It may be over without a person: the assistant waits for that a while before it hands over. */
  passes: Scalars['Boolean']['output'];
  reason: ModelFailure;
  since: Scalars['Time']['output'];
  use: ModelUse;
};

export type PublishAgentInput = {
  /** Why, at most 200 characters, when publishing needs green tests and they are not. */
  despiteTests?: InputMaybe<Scalars['String']['input']>;
  /** At most 200 characters. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** Of the draft that was read before. */
  revision: Scalars['Int']['input'];
};

export type Query = {
  /** By name. */
  actions: Array<Action>;
  agent: Agent;
  /** The last hundred, newest first. */
  agentChanges: Array<AgentChange>;
  agentDraft: AgentDraft;
  /** The draft's complete system prompt, letter for letter, as for a first message now. As the account has it when one is named. */
  agentPrompt: Array<AgentPromptPart>;
  /** What each template begins with, its instructions in a language (en, fr). */
  agentTemplates: Array<AgentConfig>;
  agentTestRun: Maybe<AgentTestRun>;
  /** The newest thirty, newest first. */
  agentTestRuns: Array<AgentTestRun>;
  /** At most 500, oldest first. */
  agentTests: Array<AgentTest>;
  /** Those below a number, newest first, at most 50. */
  agentVersions: Array<AgentVersion>;
  aiModels: Array<AiModel>;
  apiKeys: Array<ApiKey>;
  /** Of at most 100 conversations those in which the assistant is at something. Events tell what changes from then on. */
  assistantWork: Array<AssistantWork>;
  autonomy: Autonomy;
  budget: Budget;
  bulkChange: Maybe<BulkChange>;
  /** Those the viewer began, or takes back, that a worker is at; oldest first. */
  bulkChanges: Array<BulkChange>;
  cannedResponses: Array<CannedResponse>;
  channelSetup: ChannelSetup;
  /** Which of the draft's rules match a text of at most 4096 characters. */
  checkGuard: GuardCheck;
  /** What a question of at most 2000 characters would be about on an account, and what its answer would need by the draft. */
  checkTopics: TopicCheck;
  comparisonWork: ComparisonWork;
  /** Found last first, at most 50: those that wait for somebody or, with isDismissed, those that people say are none; of one source, or of all. */
  conflicts: Array<Conflict>;
  contact: Maybe<Contact>;
  conversation: Maybe<Conversation>;
  /** How many conversations a filter matches, counted up to 20,001: at most 20,000 can be changed at once. */
  conversationCount: Scalars['Int']['output'];
  conversations: ConversationConnection;
  /** The workspace's ledger, newest first; of these kinds alone when any are given. */
  creditEntries: CreditEntryConnection;
  /** Newest first. */
  faqSuggestions: FaqSuggestionConnection;
  /** Newest first. */
  faqs: FaqConnection;
  /**
   * Questions that nothing answered in the last days, 1 to 366, most asked first; at most 50. What a
   * source answers by now is shown for a week more. With isDismissed those that people do not want to see.
   */
  gaps: Array<QuestionGroup>;
  inboxCounts: InboxCounts;
  /**
   * Where the inbox's events stand now. Ask for it before you load what you show and
   * subscribe after it: nothing falls in between, and you can resume before the first
   * event has come. Null while events cannot be kept; subscribe from now on then.
   */
  inboxCursor: Maybe<Scalars['String']['output']>;
  knowledgeSource: Maybe<KnowledgeSource>;
  /** Newest first. */
  knowledgeSources: KnowledgeSourceConnection;
  knowledgeUsage: KnowledgeUsage;
  labels: Array<Label>;
  members: Array<Member>;
  message: Maybe<Message>;
  /** Approved templates of one WhatsApp number, by name. */
  messageTemplates: Array<MessageTemplate>;
  /** Null: the installation's models do everything. */
  modelProvider: Maybe<ModelProvider>;
  /** The object with this id in the caller's workspace. */
  node: Maybe<Node>;
  /** How many wait for somebody. */
  openConflicts: Scalars['Int']['output'];
  /** How many wait for a decision. */
  openFaqSuggestions: Scalars['Int']['output'];
  /** Those of the last 30 days that nobody dismissed and no source answers; at most 50. */
  openGaps: Scalars['Int']['output'];
  /** What a number counts, newest first; with a reason only what was handed over for it. */
  outcomeMoments: MomentConnection;
  outcomes: Outcomes;
  /** The workspace's own model that writes answers, whichever the agent's settings name. Null: the installation's do. */
  ownAnswerModel: Maybe<Scalars['String']['output']>;
  /** What the questions of a group were, of the last days: those that nothing answered, or all. */
  questionGroup: Maybe<QuestionGroupDetail>;
  /** What customers asked in the period, answered or not, most asked first; at most 20. */
  questionTopics: Array<QuestionGroup>;
  replay: Maybe<Replay>;
  /** Of the last 1 to 90 days. */
  replayOutlook: Maybe<ReplayOutlook>;
  /** The newest twenty, newest first. */
  replays: Array<Replay>;
  replyRun: Maybe<ReplyRun>;
  /** Newest first. */
  replyRuns: ReplyRunConnection;
  savedViews: Array<SavedView>;
  sessions: Array<Session>;
  socialAccounts: Array<SocialAccount>;
  teams: Array<Team>;
  /** Null when nobody is signed in. */
  viewer: Maybe<Viewer>;
};


export type QueryAgentPromptArgs = {
  channel: Channel;
  socialAccountId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryAgentTemplatesArgs = {
  locale: Scalars['String']['input'];
};


export type QueryAgentTestRunArgs = {
  id: Scalars['ID']['input'];
};


export type QueryAgentVersionsArgs = {
  before?: InputMaybe<Scalars['Int']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryAssistantWorkArgs = {
  conversationIds: Array<Scalars['ID']['input']>;
};


export type QueryBulkChangeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCheckGuardArgs = {
  side: GuardSide;
  text: Scalars['String']['input'];
};


export type QueryCheckTopicsArgs = {
  socialAccountId: Scalars['ID']['input'];
  text: Scalars['String']['input'];
};


export type QueryConflictsArgs = {
  isDismissed?: Scalars['Boolean']['input'];
  sourceId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryContactArgs = {
  id: Scalars['ID']['input'];
};


export type QueryConversationArgs = {
  id: Scalars['ID']['input'];
};


export type QueryConversationCountArgs = {
  filter?: InputMaybe<ConversationFilter>;
};


export type QueryConversationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ConversationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  sort?: InputMaybe<ConversationSort>;
};


export type QueryCreditEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<Array<CreditEntryKind>>;
};


export type QueryFaqSuggestionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  state?: FaqSuggestionState;
};


export type QueryFaqsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<KnowledgeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryGapsArgs = {
  days?: Scalars['Int']['input'];
  isDismissed?: Scalars['Boolean']['input'];
};


export type QueryKnowledgeSourceArgs = {
  id: Scalars['ID']['input'];
};


export type QueryKnowledgeSourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<KnowledgeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryMessageArgs = {
  id: Scalars['ID']['input'];
};


export type QueryMessageTemplatesArgs = {
  socialAccountId: Scalars['ID']['input'];
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryOutcomeMomentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  figure: OutcomeFigure;
  first?: InputMaybe<Scalars['Int']['input']>;
  period: PeriodInput;
  reason?: InputMaybe<ReplyReason>;
};


export type QueryOutcomesArgs = {
  period: PeriodInput;
};


export type QueryQuestionGroupArgs = {
  id: Scalars['ID']['input'];
  isMissed: Scalars['Boolean']['input'];
  period: PeriodInput;
};


export type QueryQuestionTopicsArgs = {
  period: PeriodInput;
};


export type QueryReplayArgs = {
  id: Scalars['ID']['input'];
};


export type QueryReplayOutlookArgs = {
  days: Scalars['Int']['input'];
};


export type QueryReplyRunArgs = {
  id: Scalars['ID']['input'];
};


export type QueryReplyRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  conversationId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Questions of customers that are about the same. They are sorted a few seconds after they were asked. */
export type QuestionGroup = {
  /** Questions within the period. */
  count: Scalars['Int']['output'];
  /** The same, within as long a time before it. */
  countBefore: Scalars['Int']['output'];
  coveredAt: Maybe<Scalars['Time']['output']>;
  /** Of a gap: the source that answers it by now, as surely as answers must be that nobody reads first. */
  coveredBy: Maybe<KnowledgeSource>;
  dismissedAt: Maybe<Scalars['Time']['output']>;
  dismissedBy: Maybe<User>;
  id: Scalars['ID']['output'];
  /** Its most central question of the period. */
  label: Scalars['String']['output'];
  /** ISO 639-1, of the period's questions. */
  languages: Array<Scalars['String']['output']>;
  lastAskedAt: Scalars['Time']['output'];
  /** Of count: those of which it is known whether the AI alone answered them, which takes a day. */
  settled: Scalars['Int']['output'];
  solved: Scalars['Int']['output'];
};

export type QuestionGroupDetail = {
  proposal: FaqProposal;
  /** The newest, at most 12. */
  questions: Array<GroupQuestion>;
};

/** A passage with what speaks for it. All numbers are 0 to 1. */
export type RankedPassage = {
  chunkId: Scalars['ID']['output'];
  heading: Scalars['String']['output'];
  /** DOCUMENT, PAGE or FAQ. */
  kind: KnowledgeKind;
  /** Empty: it would be used. */
  leftOut: Array<LeftOutReason>;
  /** Share of the question's words it has, each counting by how rare it is. */
  lexical: Scalars['Float']['output'];
  page: Maybe<Scalars['Int']['output']>;
  /** The chance that it answers the question: the one number that thresholds are about. */
  score: Scalars['Float']['output'];
  source: Maybe<KnowledgeSource>;
  text: Scalars['String']['output'];
  title: Scalars['String']['output'];
  /** The same, with words that are spelt alike. */
  trigram: Scalars['Float']['output'];
  /** How near its meaning is to the question's: the cosine of their embeddings. */
  vector: Scalars['Float']['output'];
};

export type RateReplyInput = {
  /** What it should have said, at most 4000 characters. It is proposed as a FAQ. */
  correction?: InputMaybe<Scalars['String']['input']>;
  /** Null takes the caller's opinion back. */
  isGood?: InputMaybe<Scalars['Boolean']['input']>;
  /** The correction becomes a test too. */
  isTest?: InputMaybe<Scalars['Boolean']['input']>;
  /** Phrases that the test wants in an answer; without any, the correction's numbers and addresses. */
  mustContain?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Of one that is not good. */
  reason?: InputMaybe<DiscardReason>;
  replyId: Scalars['ID']['input'];
};

export type ReactInput = {
  /** Null takes the reaction back. */
  emoji?: InputMaybe<Scalars['String']['input']>;
  messageId: Scalars['ID']['input'];
};

export type Reaction = {
  author: MessageAuthor;
  authorUser: Maybe<User>;
  emoji: Scalars['String']['output'];
  id: Scalars['ID']['output'];
};

export type ReasonCount = {
  count: Scalars['Int']['output'];
  reason: ReplyReason;
};

/** How sure the AI was, and what people made of it. */
export type Reliability = {
  buckets: Array<SupportBucket>;
  /** So many answers were judged that they correct how sure the AI is here. */
  isOwn: Scalars['Boolean']['output'];
  /** Answers of the last ninety days that people have judged, or that went out and had a day to be found wrong. */
  judged: Scalars['Int']['output'];
  /** Below so many there is nothing to show. */
  least: Scalars['Int']['output'];
  /** The same, of one bucket. */
  leastBucket: Scalars['Int']['output'];
  /** Answers that the curve for all workspaces counts for beside them, in each tenth. */
  priorWeight: Scalars['Int']['output'];
};

export type RemoveModelProviderPayload = {
  errors: Array<UserError>;
};

/**
 * A sample of customers' turns, asked again of one configuration by a worker; nothing is
 * sent. It stands for all turns of the period by channel, outcome and language. The newest
 * twenty are kept.
 */
export type Replay = {
  better: Scalars['Int']['output'];
  /** Millionths of a US dollar, so far. */
  costMicros: Scalars['Int']['output'];
  createdAt: Scalars['Time']['output'];
  /** The period that turns were taken from, up to the beginning. */
  days: Scalars['Int']['output'];
  declines: Scalars['Int']['output'];
  /** Of the draft, when it began. */
  draftRevision: Maybe<Scalars['Int']['output']>;
  finishedAt: Maybe<Scalars['Time']['output']>;
  /** Turns there were to choose from, at most 5000. */
  found: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  /** Of the turns that the assistant worked on then and now; null: there is none yet. */
  meanCostMicros: Maybe<Scalars['Int']['output']>;
  meanLatencyMs: Maybe<Scalars['Int']['output']>;
  same: Scalars['Int']['output'];
  /** A source was changed while it ran: it is no statement about one state of them. */
  sourcesChanged: Scalars['Boolean']['output'];
  startedBy: Maybe<User>;
  state: ReplayState;
  thenMeanCostMicros: Maybe<Scalars['Int']['output']>;
  thenMeanLatencyMs: Maybe<Scalars['Int']['output']>;
  total: Scalars['Int']['output'];
  /** The worst first; what could not be tried and what waits come last. */
  turns: Array<ReplayTurn>;
  unsupported: Scalars['Int']['output'];
  /** The budget is used up, no model responds, or the customer has taken it back. */
  untried: Scalars['Int']['output'];
  /** The number of the version that is asked; null: the draft. */
  version: Maybe<Scalars['Int']['output']>;
  worse: Scalars['Int']['output'];
};

/** What became of a turn now, beside then; the worst first. */
export type ReplayComparison =
  | 'BETTER'
  /** It gives no answer, which it did. */
  | 'DECLINES'
  | 'SAME'
  /** It states what no source says, which it did not. */
  | 'UNSUPPORTED'
  | 'WORSE';

/** What a replay of a period has to choose from, and may cost. */
export type ReplayOutlook = {
  /** Of the budget today. */
  leftMicros: Scalars['Int']['output'];
  /** Of a turn, in millionths of a US dollar; null: nobody knows yet. */
  meanCostMicros: Maybe<Scalars['Int']['output']>;
  /** At most 5000. */
  turns: Scalars['Int']['output'];
};

export type ReplayPayload = {
  errors: Array<UserError>;
  replay: Maybe<Replay>;
};

/** What publishing asks of replays of the draft. */
export type ReplayRule =
  /** And refuses a draft that states what no source says, where it did not. */
  | 'BLOCK'
  | 'OFF'
  /** It says what a replay found, or that there was none. */
  | 'WARN';

/** What the assistant did with a turn, or would do. */
export type ReplaySide = {
  /** What a customer or colleague read, or would; empty without an answer. */
  body: Scalars['String']['output'];
  costMicros: Scalars['Int']['output'];
  detail: Scalars['String']['output'];
  latencyMs: Scalars['Int']['output'];
  /** How close it comes to what a person answered, by its meaning, -1 to 1; null: there is nothing to compare. */
  likeness: Maybe<Scalars['Float']['output']>;
  /** Null: it took no part, or was not asked yet. */
  outcome: Maybe<ReplyOutcome>;
  reason: Maybe<ReplyReason>;
  /** The passages the answer rests on; without any, the best that were found. Empty of then. */
  sources: Array<ReplySource>;
  /** How well they carry it, 0 to 1; null: it states nothing. */
  support: Maybe<Scalars['Float']['output']>;
  /** Statements that no source carries. */
  unsupported: Scalars['Int']['output'];
};

export type ReplayState =
  | 'DONE'
  | 'RUNNING'
  /** By a person. */
  | 'STOPPED';

/** What a customer wrote until somebody answered, asked again with what was said before. */
export type ReplayTurn = {
  /** What a person answered before the customer wrote on; empty: nobody did. */
  answer: Scalars['String']['output'];
  /** Numbers, prices, times and addresses in the person's answer: a test may ask for them. */
  answerFacts: Array<Scalars['String']['output']>;
  askedAt: Scalars['Time']['output'];
  channel: Channel;
  /** Null while it waits, and when it could not be tried. */
  comparison: Maybe<ReplayComparison>;
  conversationId: Scalars['ID']['output'];
  /** Those in the assistant's answer now. */
  facts: Array<Scalars['String']['output']>;
  /** What a person says of what it would do now; null: nobody has. */
  isRight: Maybe<Scalars['Boolean']['output']>;
  judgedBy: Maybe<User>;
  /** ISO 639-1; empty: nobody can tell. */
  language: Scalars['String']['output'];
  /** The last message that is answered. */
  messageId: Scalars['ID']['output'];
  /** The person's that the assistant's answer leaves out; empty without an answer. */
  missing: Array<Scalars['String']['output']>;
  now: ReplaySide;
  /** As it stands in the conversation; empty: it was taken back. */
  question: Scalars['String']['output'];
  replayId: Scalars['ID']['output'];
  state: ReplayTurnState;
  then: ReplaySide;
  why: Maybe<ReplayWhy>;
};

export type ReplayTurnPayload = {
  errors: Array<UserError>;
  turn: Maybe<ReplayTurn>;
};

export type ReplayTurnState =
  | 'DONE'
  /** It could not be tried: the budget is used up, no model responds, or the customer has taken it back. */
  | 'ERROR'
  | 'WAITING';

/** A replay began, came further or ended, or a person judged a turn of it. */
export type ReplayUpdated = {
  replay: Maybe<Replay>;
  replayId: Scalars['ID']['output'];
};

export type ReplayWhy =
  | 'ALIKE'
  /** Its sources carry an answer; it had none then. */
  | 'ANSWERS_NOW'
  /** It would be sent, where a person read it first. */
  | 'ANSWERS_UNREAD'
  /** It states nothing unsupported any more. */
  | 'CLAIMS_GONE'
  /** It says more of what the person did than then. */
  | 'CLOSER'
  /** A person would have to read it first, where none had to. */
  | 'DRAFTS_NOW'
  /** It says less of what the person did than then. */
  | 'FURTHER'
  | 'LESS_SUPPORT'
  /** It says what the person did; it had no answer then. */
  | 'LIKE_PERSON'
  | 'MORE_SUPPORT'
  | 'NEW_CLAIMS'
  /** Nobody would get it. */
  | 'NOBODY'
  /** A person would get it. */
  | 'NO_ANSWER'
  /** It says something else than the person did; it had no answer then. */
  | 'UNLIKE_PERSON';

/** An answer that the assistant wrote. */
export type Reply = Node & {
  body: Scalars['String']['output'];
  comment: Scalars['String']['output'];
  conversationId: Scalars['ID']['output'];
  createdAt: Scalars['Time']['output'];
  decidedAt: Maybe<Scalars['Time']['output']>;
  decidedBy: Maybe<User>;
  discardReason: Maybe<DiscardReason>;
  /** How many characters differ between body and sentBody. */
  editDistance: Maybe<Scalars['Int']['output']>;
  /** One per colleague, oldest first. */
  feedback: Array<ReplyFeedback>;
  id: Scalars['ID']['output'];
  /** ISO 639-1, as the model sees it. */
  language: Scalars['String']['output'];
  /** The caller's own. */
  myFeedback: Maybe<ReplyFeedback>;
  /** The body's pieces, a sentence or so each, in order. */
  parts: Array<ReplyPart>;
  run: ReplyRun;
  /** What a person made of it; null unless it was sent by one. */
  sentBody: Maybe<Scalars['String']['output']>;
  /** The passages that were found, best first, as they were then. */
  sources: Array<ReplySource>;
  state: ReplyState;
};

export type ReplyCause =
  /** The customer wrote. */
  | 'MESSAGE'
  /** A colleague asked for a draft. */
  | 'REQUEST';

/** What a colleague thinks of an answer of the assistant's. */
export type ReplyFeedback = {
  /** What it should have said; empty when nothing was written. */
  correction: Scalars['String']['output'];
  isGood: Scalars['Boolean']['output'];
  /** What is wrong with it. */
  reason: Maybe<DiscardReason>;
  updatedAt: Scalars['Time']['output'];
  user: Maybe<User>;
};

/** The steps of a run, in their order. */
export type ReplyNode =
  | 'ACT'
  /** A call of an action, which the model asked for while it wrote. */
  | 'ACTION'
  /** Is each claim in its sources? Is anything said that must not be? */
  | 'CHECK'
  /** Did the customer say yes to what they were asked? Only while something waits for that. */
  | 'CONFIRM'
  /** Send, leave it to a person, hand over, or stay silent. */
  | 'DECIDE'
  /** May the assistant answer here? */
  | 'GATE'
  /** What was said before, and what the sources say. */
  | 'GATHER'
  /** The model writes. It may search again, which makes this step come several times. */
  | 'GENERATE'
  /** What rules say about the customer's words. */
  | 'GUARD';

export type ReplyOutcome =
  | 'DRAFTED'
  | 'HANDED_OVER'
  | 'SENT'
  | 'SILENT';

export type ReplyPart = {
  /** Its sources say it, or it states nothing. */
  isGrounded: Scalars['Boolean']['output'];
  /** Numbers of the sources that say it. */
  sources: Array<Scalars['Int']['output']>;
  text: Scalars['String']['output'];
};

export type ReplyPayload = {
  errors: Array<UserError>;
  reply: Maybe<Reply>;
};

/** Why a run ended as it did. */
export type ReplyReason =
  /** HANDED_OVER: an action did not bring what the answer needed. */
  | 'ACTION_FAILED'
  /** HANDED_OVER: nobody knows whether a change was made. */
  | 'ACTION_UNKNOWN'
  | 'BLOCKED_CONTACT'
  /** SILENT: the budget for AI is used up. */
  | 'BUDGET'
  /** SUPERSEDED: it was switched off, or the messaging window closed. */
  | 'CHANGED'
  /** DRAFTED: the model that checks answers did not respond. */
  | 'CHECK_UNAVAILABLE'
  /** SENT: it asks back. */
  | 'CLARIFIES'
  /** SENT: it asks whether to make a change that the customer wants. */
  | 'CONFIRMS'
  /** SENT: the sources say all of it. */
  | 'COVERED'
  /** SUPERSEDED: the customer wrote more, which a new run answers as well. */
  | 'CUSTOMER_WROTE'
  /** SILENT: the question is none for this business. */
  | 'DECLINED'
  /** DRAFTED: its sources contradict each other. */
  | 'DISAGREEMENT'
  | 'DISCONNECTED'
  /** DRAFTED: people send here. */
  | 'DRAFT_MODE'
  /** FAILED: it was tried several times. */
  | 'FAILED'
  /** DRAFTED: another model than the chosen one had to write it. */
  | 'FALLBACK_MODEL'
  /** HANDED_OVER: moderation objects to what the customer wrote. */
  | 'HARMFUL'
  /** DRAFTED: moderation objects to it. */
  | 'HARMFUL_ANSWER'
  /** HANDED_OVER: the customer wants a person. */
  | 'HUMAN_REQUESTED'
  /** SILENT: a rule says that such messages are ignored. */
  | 'IGNORED'
  /** DRAFTED or SILENT: the message seems to give the assistant instructions. */
  | 'INJECTION'
  /** DRAFTED: it repeats its instructions. */
  | 'LEAK'
  /** DRAFTED: it links to where no source does. */
  | 'LINK'
  /** SILENT: it looks like another machine. */
  | 'LOOP'
  /** HANDED_OVER: the model asked for a person. */
  | 'MODEL_ESCALATED'
  /** SILENT: no model responds. */
  | 'MODEL_UNAVAILABLE'
  /** DRAFTED: moderation did not respond. */
  | 'MODERATION_UNAVAILABLE'
  /** SILENT: nothing was asked, or it was taken back. */
  | 'NOTHING_TO_ANSWER'
  /** HANDED_OVER, or SILENT when a colleague had asked: no source covers the question. */
  | 'NOT_COVERED'
  /** SILENT: switched off. */
  | 'OFF'
  /** SILENT: a person is in charge of the conversation. */
  | 'PAUSED'
  /** SUPERSEDED: a person answered or took over. */
  | 'PERSON_FASTER'
  /** DRAFTED: a source tries to command the model. */
  | 'POISONED_SOURCE'
  /** DRAFTED: it promises what nobody may promise. */
  | 'PROMISE'
  /** DRAFTED: a colleague asked for it. */
  | 'REQUESTED'
  /** DRAFTED: answers about this topic are always read by a person. */
  | 'SENSITIVE'
  /** SENT: it states nothing. */
  | 'SMALL_TALK'
  /** DRAFTED: its sources are older than allowed. */
  | 'STALE'
  /** SILENT: all of the workspace's AI is stopped. */
  | 'STOPPED'
  /** SILENT: more messages than a person writes. */
  | 'TOO_MANY'
  /** SILENT: the message is not of just now. */
  | 'TOO_OLD'
  /** HANDED_OVER: the topic always goes to a person. */
  | 'TOPIC'
  /** DRAFTED: its topic has not earned yet to be answered without a person. */
  | 'TOPIC_IN_DRAFT'
  /** HANDED_OVER: a picture, recording or file cannot be understood. */
  | 'UNREADABLE'
  /** DRAFTED: something in it is not in its sources. */
  | 'UNSUPPORTED'
  /** DRAFTED: the passages found hardly fit the question. */
  | 'WEAK_EVIDENCE'
  | 'WINDOW_CLOSED'
  /** DRAFTED or HANDED_OVER: the answer, or the message, has a blocked word or phrase. */
  | 'WORDS';

/** The assistant at work on what a customer wrote. */
export type ReplyRun = Node & {
  cause: ReplyCause;
  completionTokens: Scalars['Int']['output'];
  conversationId: Scalars['ID']['output'];
  /** Of all its steps, in millionths of a US dollar. */
  costMicros: Scalars['Int']['output'];
  createdAt: Scalars['Time']['output'];
  /** The reason's particulars in English: which rule, what is missing. Empty when there are none. */
  detail: Scalars['String']['output'];
  finishedAt: Maybe<Scalars['Time']['output']>;
  /** What the colleague who asked wants different; empty when nothing was said. */
  hint: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** What the customer received of it, also when a person sent it. */
  messages: Array<Message>;
  /** The models' names as they were asked for; empty when none was. */
  model: Scalars['String']['output'];
  /** What comes next, or came last. */
  node: ReplyNode;
  /** Null while it is under way or when it came to nothing. */
  outcome: Maybe<ReplyOutcome>;
  promptTokens: Scalars['Int']['output'];
  reason: Maybe<ReplyReason>;
  /** What it wrote, sent or not. */
  reply: Maybe<Reply>;
  requestedBy: Maybe<User>;
  startedAt: Maybe<Scalars['Time']['output']>;
  state: ReplyRunState;
  /** In the order in which they ended. */
  steps: Array<ReplyStep>;
  /** What was asked about. Null: nothing that is known, or the topic is gone. */
  topic: Maybe<ReplyTopic>;
  /** Which version of the agent answered; null before it was looked up, or when none was published. */
  versionNumber: Maybe<Scalars['Int']['output']>;
};

export type ReplyRunConnection = {
  edges: Array<ReplyRunEdge>;
  pageInfo: PageInfo;
};

export type ReplyRunEdge = {
  cursor: Scalars['String']['output'];
  node: ReplyRun;
};

export type ReplyRunPayload = {
  errors: Array<UserError>;
  run: Maybe<ReplyRun>;
};

export type ReplyRunState =
  | 'DONE'
  /** It could not be finished; a person has to answer. */
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING'
  /** A person or the customer was faster; nothing was sent. */
  | 'SUPERSEDED';

export type ReplyRunUpdated = {
  conversationId: Scalars['ID']['output'];
  run: Maybe<ReplyRun>;
};

/** A passage of a document, page or FAQ. */
export type ReplySource = {
  chunkId: Scalars['ID']['output'];
  /** The headings above it. */
  heading: Scalars['String']['output'];
  /** A part refers to it. */
  isCited: Scalars['Boolean']['output'];
  /** DOCUMENT, PAGE or FAQ; ACTION: sourceId is the action that was called, and its answer the text. */
  kind: Scalars['String']['output'];
  /** What parts refer to it by. */
  number: Scalars['Int']['output'];
  page: Maybe<Scalars['Int']['output']>;
  /** 0 to 1: how likely it answers the question. */
  score: Scalars['Float']['output'];
  sourceId: Scalars['ID']['output'];
  text: Scalars['String']['output'];
  title: Scalars['String']['output'];
  updatedAt: Scalars['Time']['output'];
};

export type ReplyState =
  /** A person sent it as it was. */
  | 'APPROVED'
  | 'DISCARDED'
  /** A person changed and sent it. */
  | 'EDITED'
  /** Waits for a person. */
  | 'OPEN'
  /** Sent by the assistant itself. */
  | 'SENT'
  /** Overtaken by a person, the customer or a newer one. */
  | 'SUPERSEDED';

/** One thing a run did: what it knew, what it found out, what that cost. */
export type ReplyStep = {
  cachedTokens: Scalars['Int']['output'];
  completionTokens: Scalars['Int']['output'];
  costMicros: Scalars['Int']['output'];
  finishedAt: Scalars['Time']['output'];
  input: Scalars['JSON']['output'];
  latencyMs: Scalars['Int']['output'];
  /** Empty: no model was asked. */
  model: Scalars['String']['output'];
  node: ReplyNode;
  /** Of the calls that a node makes, from 1. */
  number: Scalars['Int']['output'];
  output: Scalars['JSON']['output'];
  promptTokens: Scalars['Int']['output'];
  /** The workspace's own provider, by its host; empty: the installation's models were asked. */
  provider: Scalars['String']['output'];
};

/** Not kept: whoever returns reads the reply. */
export type ReplyStreamed = {
  conversationId: Scalars['ID']['output'];
  runId: Scalars['ID']['output'];
  /** All that is written so far. */
  text: Scalars['String']['output'];
};

/** Something that customers ask about. */
export type ReplyTopic = {
  draftFrom: Maybe<Scalars['Float']['output']>;
  /** Questions as customers ask them; one that is like them is about the topic. */
  examples: Array<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /** It has earned to be answered without a person, and nobody has decided yet. */
  isProposed: Scalars['Boolean']['output'];
  /** Phrases as in the rules: a question with one of them is about the topic. */
  keywords: Array<Scalars['String']['output']>;
  lane: TopicLane;
  /** Who chose the lane. Null: the product. */
  laneBy: Maybe<User>;
  laneSince: Scalars['Time']['output'];
  /** How many of its answers were not good when the product went back to drafts. Null: it did not. */
  lostAnswers: Maybe<Scalars['Int']['output']>;
  /** Out of so many. */
  lostOf: Maybe<Scalars['Int']['output']>;
  name: Scalars['String']['output'];
  outcomes: TopicOutcomes;
  /** Instead of the thresholds; null: those. */
  sendFrom: Maybe<Scalars['Float']['output']>;
};

export type ReplyTopicPayload = {
  errors: Array<UserError>;
  topic: Maybe<ReplyTopic>;
};

export type ReplyUpdated = {
  conversationId: Scalars['ID']['output'];
  reply: Maybe<Reply>;
};

export type RequestPasswordResetInput = {
  email: Scalars['String']['input'];
};

/** The hint, at most 1000 characters, says what should be different from what waits. */
export type RequestReplyInput = {
  conversationId: Scalars['ID']['input'];
  hint?: InputMaybe<Scalars['String']['input']>;
};

export type ResetPasswordInput = {
  password: Scalars['String']['input'];
  token: Scalars['String']['input'];
};

/** Something may have been missed: fetch again. */
export type Resync = {
  reason: Scalars['String']['output'];
};

export type RetryMessageInput = {
  messageId: Scalars['ID']['input'];
};

export type RevokeSessionInput = {
  sessionId: Scalars['ID']['input'];
};

export type Role =
  /** Everything but what concerns owners. */
  | 'ADMIN'
  /** Works in the inbox. */
  | 'AGENT'
  /** Everything, including members, keys and the workspace itself. */
  | 'OWNER'
  /** Reads. */
  | 'VIEWER';

export type RollBackAgentInput = {
  versionId: Scalars['ID']['input'];
};

export type RunAgentTestsInput = {
  /** Made by the caller: a second call with it returns what the first began. */
  id: Scalars['ID']['input'];
  /** Null: the draft. */
  versionId?: InputMaybe<Scalars['ID']['input']>;
};

export type SaveActionInput = {
  definition: ActionDefinitionInput;
  /** Null: a new one. */
  id?: InputMaybe<Scalars['ID']['input']>;
};

export type SaveAgentDraftInput = {
  config: AgentConfigInput;
  /** Of the draft that was edited. */
  revision: Scalars['Int']['input'];
};

export type SaveAgentTestInput = {
  avoids: Array<Scalars['String']['input']>;
  channel?: InputMaybe<Channel>;
  cites?: InputMaybe<Scalars['String']['input']>;
  /** At most ten phrases of 200 characters. */
  contains: Array<Scalars['String']['input']>;
  expects: AgentTestExpectation;
  /** Null: a new one. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** At most 2000 characters. */
  question: Scalars['String']['input'];
};

export type SaveCannedResponseInput = {
  body: Scalars['String']['input'];
  /** In order: files it has, and uploads of yours (POST /api/uploads). Null leaves them as they are. */
  fileIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Null makes a new one. */
  id?: InputMaybe<Scalars['ID']['input']>;
  shortcut: Scalars['String']['input'];
  title: Scalars['String']['input'];
};

export type SaveDraftInput = {
  body: Scalars['String']['input'];
  conversationId: Scalars['ID']['input'];
  isNote: Scalars['Boolean']['input'];
  replyToId?: InputMaybe<Scalars['ID']['input']>;
};

export type SaveFaqInput = {
  answer: Scalars['String']['input'];
  audience?: InputMaybe<KnowledgeAudience>;
  channels?: InputMaybe<Array<Channel>>;
  /** Null makes a new one. */
  id?: InputMaybe<Scalars['ID']['input']>;
  isEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  /** ISO 639-1; null: as it is recognised. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** 1 to 30 ways to ask it; the first is how it is shown. */
  questions: Array<Scalars['String']['input']>;
  socialAccountIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Null: as it is. */
  upkeep?: InputMaybe<KnowledgeUpkeepInput>;
};

export type SaveLabelInput = {
  color: LabelColor;
  /** Null makes a new label. */
  id?: InputMaybe<Scalars['ID']['input']>;
  name: Scalars['String']['input'];
};

export type SaveModelProviderInput = {
  /** https, on the usual port, on the public internet; or one of the installation's own addresses. */
  baseUrl: Scalars['String']['input'];
  fallsBack: Scalars['Boolean']['input'];
  /** Null: the one that is kept for this address. */
  key?: InputMaybe<Scalars['String']['input']>;
  /** One for each task that the provider is to do. */
  models: Array<OwnModelInput>;
};

export type SaveModelProviderPayload = {
  errors: Array<UserError>;
  provider: Maybe<ModelProvider>;
  /** Of each model, in the input's order; nothing is saved when one failed. Empty: nothing was tried. */
  tests: Array<OwnModelTest>;
};

export type SaveReplyTopicInput = {
  draftFrom?: InputMaybe<Scalars['Float']['input']>;
  examples: Array<Scalars['String']['input']>;
  /** Null: a new one, which begins with drafts. */
  id?: InputMaybe<Scalars['ID']['input']>;
  keywords: Array<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  sendFrom?: InputMaybe<Scalars['Float']['input']>;
};

export type SaveTeamInput = {
  /** Null makes a new team. */
  id?: InputMaybe<Scalars['ID']['input']>;
  memberIds: Array<Scalars['ID']['input']>;
  name: Scalars['String']['input'];
};

export type SaveViewInput = {
  filter: Scalars['JSON']['input'];
  /** Null makes a new view. */
  id?: InputMaybe<Scalars['ID']['input']>;
  isShared: Scalars['Boolean']['input'];
  name: Scalars['String']['input'];
};

export type SavedView = Node & {
  count: Scalars['Int']['output'];
  filter: Scalars['JSON']['output'];
  id: Scalars['ID']['output'];
  isMine: Scalars['Boolean']['output'];
  isShared: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
};

export type SavedViewPayload = {
  errors: Array<UserError>;
  savedView: Maybe<SavedView>;
};

/** What a search does with a question. */
export type SearchTest = {
  /** False when the embedding model did not answer: words alone decided. */
  hasEmbedding: Scalars['Boolean']['output'];
  /** As it was recognised, ISO 639-1; empty: not. */
  language: Scalars['String']['output'];
  minScore: Scalars['Float']['output'];
  ranked: Array<RankedPassage>;
  /** What the question is searched by. */
  words: Array<Scalars['String']['output']>;
};

export type SendMessageInput = {
  /** Uploads from POST /api/uploads, at most 10. */
  attachmentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Text, or the caption of the attachments. At most 4096 characters. */
  body?: InputMaybe<Scalars['String']['input']>;
  /** Made by the client, once per press of Send. A second call with it returns the first call's result. */
  clientKey: Scalars['String']['input'];
  conversationId: Scalars['ID']['input'];
  replyToId?: InputMaybe<Scalars['ID']['input']>;
  template?: InputMaybe<TemplateMessageInput>;
};

/** One press of Send can become several messages: text over Instagram's limit is split, each file is one. */
export type SendMessagePayload = {
  conversation: Maybe<Conversation>;
  errors: Array<UserError>;
  messages: Array<Message>;
};

export type SendTestMessageInput = {
  socialAccountId: Scalars['ID']['input'];
  /** Who receives it: a phone number with country code. */
  to: Scalars['String']['input'];
};

export type SendTypingInput = {
  conversationId: Scalars['ID']['input'];
};

/** A browser that is signed in as the viewer. */
export type Session = {
  address: Scalars['String']['output'];
  createdAt: Scalars['Time']['output'];
  id: Scalars['ID']['output'];
  isCurrent: Scalars['Boolean']['output'];
  lastUsedAt: Scalars['Time']['output'];
  userAgent: Scalars['String']['output'];
};

export type SetAgentBrakeInput = {
  brake: AgentBrake;
};

export type SetAgentModeInput = {
  mode: AgentMode;
};

export type SetAutonomyRulesInput = {
  demoteAfter: Scalars['Int']['input'];
  promoteAfter: Scalars['Int']['input'];
};

/** Null follows the workspace. */
export type SetChannelAgentModeInput = {
  mode?: InputMaybe<AgentMode>;
  socialAccountId: Scalars['ID']['input'];
};

export type SetContactBlockedInput = {
  contactId: Scalars['ID']['input'];
  isBlocked: Scalars['Boolean']['input'];
};

/** Null follows the channel. Either ends a pause. */
export type SetConversationAgentModeInput = {
  conversationId: Scalars['ID']['input'];
  mode?: InputMaybe<AgentMode>;
};

/** Null returns to the plan's limit. */
export type SetDailyBudgetInput = {
  dailyLimitMicros?: InputMaybe<Scalars['Int']['input']>;
};

export type SetNeedsGreenTestsInput = {
  isNeeded: Scalars['Boolean']['input'];
};

export type SetPresenceInput = {
  conversationId: Scalars['ID']['input'];
  state: PresenceState;
};

export type SetPriorityInput = {
  conversationIds: Array<Scalars['ID']['input']>;
  priority: Priority;
};

export type SetReplayRuleInput = {
  rule: ReplayRule;
};

export type SetReplyTopicLaneInput = {
  id: Scalars['ID']['input'];
  lane: TopicLane;
};

export type SetStatusInput = {
  /** At most 100. */
  conversationIds: Array<Scalars['ID']['input']>;
  /** With SNOOZED: until when; null until the customer writes. */
  snoozedUntil?: InputMaybe<Scalars['Time']['input']>;
  status: ConversationStatus;
};

export type SignInInput = {
  email: Scalars['String']['input'];
  password: Scalars['String']['input'];
};

export type SignUpInput = {
  email: Scalars['String']['input'];
  locale?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  password: Scalars['String']['input'];
  timeZone?: InputMaybe<Scalars['String']['input']>;
  workspaceName: Scalars['String']['input'];
};

/** A WhatsApp number or an Instagram account. */
export type SocialAccount = Node & {
  agent: ChannelAgent;
  avatarUrl: Maybe<Scalars['String']['output']>;
  channel: Channel;
  connectedAt: Scalars['Time']['output'];
  /** The provider's own id: phone number id or professional account id. */
  externalId: Scalars['String']['output'];
  /** The number as people write it, or @username without the at sign. */
  handle: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  lastWebhookAt: Maybe<Scalars['Time']['output']>;
  messagingTier: Maybe<Scalars['String']['output']>;
  /** Permissions the product needs and the token lacks. */
  missingScopes: Array<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  /** Meta's rating of the number: GREEN, YELLOW, RED. Null when unknown. */
  quality: Maybe<Scalars['String']['output']>;
  scopes: Array<Scalars['String']['output']>;
  status: SocialAccountStatus;
  statusReason: Maybe<Scalars['String']['output']>;
  tokenExpiresAt: Maybe<Scalars['Time']['output']>;
  /** Null while Meta has not confirmed that it will call our webhook. */
  webhookSubscribedAt: Maybe<Scalars['Time']['output']>;
};

export type SocialAccountInput = {
  socialAccountId: Scalars['ID']['input'];
};

export type SocialAccountPayload = {
  errors: Array<UserError>;
  socialAccount: Maybe<SocialAccount>;
};

export type SocialAccountStatus =
  | 'CONNECTED'
  | 'DISCONNECTED'
  /** The token no longer works; what is to be sent waits until it is connected again. */
  | 'RECONNECT';

export type StartConversationInput = {
  name?: InputMaybe<Scalars['String']['input']>;
  /** A phone number with country code. */
  phone: Scalars['String']['input'];
  socialAccountId: Scalars['ID']['input'];
};

export type StartInstagramConnectInput = {
  /** Where the browser returns to inside the product, as a path. */
  returnTo?: InputMaybe<Scalars['String']['input']>;
};

export type StartInstagramConnectPayload = {
  errors: Array<UserError>;
  /** Send the browser here. */
  url: Maybe<Scalars['String']['output']>;
};

export type StartReplayInput = {
  /** 1 to 90: the period until now. */
  days: Scalars['Int']['input'];
  /** Made by the caller: a second call with it returns what the first began. */
  id: Scalars['ID']['input'];
  /** 10 to 100; where there are fewer, all of them. */
  turns: Scalars['Int']['input'];
  /** Null: the draft. */
  versionId?: InputMaybe<Scalars['ID']['input']>;
};

export type StatusChange = {
  /** With SNOOZED: until when; null until the customer writes. */
  snoozedUntil?: InputMaybe<Scalars['Time']['input']>;
  status: ConversationStatus;
};

export type StopAgentTestsInput = {
  id: Scalars['ID']['input'];
};

export type StopReplayInput = {
  id: Scalars['ID']['input'];
};

export type Subscription = {
  /**
   * What happens in the inbox, as it happens. Pass the last `cursor` you saw to
   * receive first what you missed; `Resync` tells you to fetch again instead.
   */
  inboxEvents: InboxDelivery;
};


export type SubscriptionInboxEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Answers of which the curve for all workspaces said about the same. */
export type SupportBucket = {
  /** In tenths: 7 is from 70 to 80 %. */
  bucket: Scalars['Int']['output'];
  /** What that curve said of them on average, 0 to 1. */
  common: Scalars['Float']['output'];
  count: Scalars['Int']['output'];
  /** Of those: sent as drafted or nearly, or by itself without anybody having to step in, and not rated bad. */
  good: Scalars['Int']['output'];
  /** What the AI says here of such answers; the same unless isOwn. */
  own: Scalars['Float']['output'];
};

export type SwitchActionInput = {
  id: Scalars['ID']['input'];
  isOn: Scalars['Boolean']['input'];
};

export type SwitchWorkspaceInput = {
  workspaceId: Scalars['ID']['input'];
};

export type Team = Node & {
  id: Scalars['ID']['output'];
  members: Array<User>;
  name: Scalars['String']['output'];
};

export type TeamChange = {
  /** Null: none. */
  teamId?: InputMaybe<Scalars['ID']['input']>;
};

export type TeamPayload = {
  errors: Array<UserError>;
  team: Maybe<Team>;
};

export type TemplateMessageInput = {
  body?: InputMaybe<Array<TemplateValueInput>>;
  header?: InputMaybe<Array<TemplateValueInput>>;
  templateId: Scalars['ID']['input'];
};

export type TemplatePart = {
  /** What Meta was shown as an example for each variable. */
  examples: Array<Scalars['String']['output']>;
  /** TEXT, IMAGE, VIDEO, DOCUMENT or LOCATION. */
  format: Scalars['String']['output'];
  text: Maybe<Scalars['String']['output']>;
  /** The variables in order: "1", "2" or names. */
  variables: Array<Scalars['String']['output']>;
};

export type TemplateValueInput = {
  value: Scalars['String']['input'];
  variable: Scalars['String']['input'];
};

export type TemplatesPayload = {
  errors: Array<UserError>;
  templates: Array<MessageTemplate>;
};

export type TestAiModelInput = {
  modelId: Scalars['String']['input'];
  /** For a model that writes; it says hello when this is null. */
  prompt?: InputMaybe<Scalars['String']['input']>;
};

export type TestAiModelPayload = {
  errors: Array<UserError>;
  result: Maybe<AiModelTest>;
};

/** All of a table is kept, or, with faults, nothing. */
export type TestImport = {
  added: Scalars['Int']['output'];
  /** Asked before, and expected differently now. */
  changed: Scalars['Int']['output'];
  /** The first fifty. */
  faults: Array<ImportFault>;
};

export type TestImportPayload = {
  errors: Array<UserError>;
  import: Maybe<TestImport>;
};

export type TestOwnModelInput = {
  baseUrl: Scalars['String']['input'];
  /** Null: the one that is kept for this address. */
  key?: InputMaybe<Scalars['String']['input']>;
  model: OwnModelInput;
};

export type TestOwnModelPayload = {
  errors: Array<UserError>;
  test: Maybe<OwnModelTest>;
};

export type TestSearchInput = {
  /** Who would read the answer; null: customers. */
  audience?: InputMaybe<KnowledgeAudience>;
  channel?: InputMaybe<Channel>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  /** Null: what the product uses. */
  minScore?: InputMaybe<Scalars['Float']['input']>;
  question: Scalars['String']['input'];
  socialAccountId?: InputMaybe<Scalars['ID']['input']>;
};

export type TestSearchPayload = {
  errors: Array<UserError>;
  result: Maybe<SearchTest>;
};

export type TextImprovement =
  /** Friendly and professional. */
  | 'FIX_TONE'
  /** Clearer and more natural, in the same language. */
  | 'REWRITE'
  | 'SHORTEN'
  | 'TRANSLATE';

export type Theme =
  | 'DARK'
  | 'LIGHT'
  | 'SYSTEM';

export type ThresholdSource =
  | 'ACCOUNT'
  | 'CHANNEL'
  | 'TOPIC'
  | 'WORKSPACE';

export type TimelineConnection = {
  edges: Array<TimelineEdge>;
  pageInfo: PageInfo;
};

export type TimelineEdge = {
  cursor: Scalars['String']['output'];
  node: TimelineItem;
};

export type TimelineItem = Activity | Message | Note;

export type TopicCheck = {
  matches: Array<TopicMatch>;
  threshold: EffectiveThreshold;
};

/** How far the AI may go by itself with questions about a topic. */
export type TopicLane =
  /** A person sends, whatever the drafts are worth. */
  | 'ALWAYS_DRAFT'
  /** The mode and the evidence decide. */
  | 'AUTO'
  /** A person sends, until enough drafts were good. */
  | 'DRAFT';

/** A topic that a question is about. */
export type TopicMatch = {
  /** The keyword, or the example that is nearest. */
  by: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  lane: TopicLane;
  name: Scalars['String']['output'];
  /** 0 to 1; 1 by a keyword. */
  score: Scalars['Float']['output'];
};

/**
 * What became of a topic's answers. Drafts count since its lane began, or since a proposal
 * was turned down; what the AI sent by itself counts in the last thirty days of the lane.
 */
export type TopicOutcomes = {
  /** Sent as they were. */
  accepted: Scalars['Int']['output'];
  /** A person answered beside the draft. */
  answeredOtherwise: Scalars['Int']['output'];
  /** Of those: a colleague said so, or the customer asked for a person or grew rude right after. */
  bad: Scalars['Int']['output'];
  badThisWeek: Scalars['Int']['output'];
  discarded: Scalars['Int']['output'];
  /** Sent as drafted, and not good all the same. */
  ratedBad: Scalars['Int']['output'];
  /** Sent as something else. */
  rewritten: Scalars['Int']['output'];
  /** By the AI itself. */
  sent: Scalars['Int']['output'];
  /** Sent with a few characters changed. */
  smallEdits: Scalars['Int']['output'];
};

export type TranscribeMessageInput = {
  messageId: Scalars['ID']['input'];
};

/** What is said in a customer's voice note or other recording. */
export type Transcript = {
  /** ISO 639-1; empty when the model does not tell. */
  language: Scalars['String']['output'];
  /** Of FAILED and SKIPPED. */
  reason: Maybe<TranscriptReason>;
  state: TranscriptState;
  /** Empty until DONE; empty then when nothing is said. */
  text: Scalars['String']['output'];
};

/** Why there is no text. Each can be asked for again with transcribeMessage. */
export type TranscriptReason =
  /** The AI does not work in this conversation, so nobody spent money unasked. */
  | 'AI_OFF'
  /** The budget for AI is used up. */
  | 'BUDGET'
  /** The recording had to be deleted first. */
  | 'FILE_GONE'
  /** Longer than ten minutes, which is written down only when a person asks, or larger than the model takes. */
  | 'TOO_LONG'
  /** The model did not answer for several minutes. */
  | 'UNAVAILABLE'
  /** The model does not take this kind of file. */
  | 'UNREADABLE';

export type TranscriptState =
  | 'DONE'
  /** It was tried; see reason. */
  | 'FAILED'
  /** Being written down. */
  | 'PENDING'
  /** It was not tried; see reason. */
  | 'SKIPPED';

/** What the assistant would do with a question. Nobody was told anything. */
export type Trial = {
  /** What a customer would read; empty without an answer. */
  body: Scalars['String']['output'];
  completionTokens: Scalars['Int']['output'];
  /** Millionths of a US dollar. */
  costMicros: Scalars['Int']['output'];
  detail: Scalars['String']['output'];
  language: Scalars['String']['output'];
  latencyMs: Scalars['Int']['output'];
  model: Scalars['String']['output'];
  /** As if the assistant may answer by itself. */
  outcome: ReplyOutcome;
  parts: Array<ReplyPart>;
  /** All that the model read before it answered. */
  prompt: Array<TrialMessage>;
  promptTokens: Scalars['Int']['output'];
  reason: ReplyReason;
  /** The passages that were found, best first. */
  sources: Array<ReplySource>;
  steps: Array<ReplyStep>;
  /** The version that answered; null: the draft. */
  version: Maybe<Scalars['Int']['output']>;
};

/** What was said to the model, by whom: system, user, assistant or tool. */
export type TrialMessage = {
  role: Scalars['String']['output'];
  text: Scalars['String']['output'];
};

export type TrialPayload = {
  errors: Array<UserError>;
  trial: Maybe<Trial>;
};

export type TryActionInput = {
  /** Without fields all goes well that brings an answer to choose them from. */
  definition: ActionDefinitionInput;
  /** Of the saved action, whose headers are kept. Null: a new one. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** One for each parameter. */
  values: Array<ActionValueInput>;
};

export type TryActionPayload = {
  errors: Array<UserError>;
  trial: Maybe<ActionTrial>;
};

export type TryAgentInput = {
  channel: Channel;
  /** The draft instead of a version. */
  isDraft?: InputMaybe<Scalars['Boolean']['input']>;
  /** Instead of the configuration's. */
  model?: InputMaybe<Scalars['String']['input']>;
  /** At most 2000 characters. */
  question: Scalars['String']['input'];
  /** Null: the published one. */
  versionId?: InputMaybe<Scalars['ID']['input']>;
};

export type UndoBulkChangeInput = {
  id: Scalars['ID']['input'];
};

export type UpdateContactInput = {
  about?: InputMaybe<Scalars['String']['input']>;
  /** Replaces all attributes when given. */
  attributes?: InputMaybe<Array<ContactAttributeInput>>;
  contactId: Scalars['ID']['input'];
  email?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  phone?: InputMaybe<Scalars['String']['input']>;
};

/** What is null stays as it is. */
export type UpdateKnowledgeSourceInput = {
  appliesChanges?: InputMaybe<Scalars['Boolean']['input']>;
  audience?: InputMaybe<KnowledgeAudience>;
  channels?: InputMaybe<Array<Channel>>;
  id: Scalars['ID']['input'];
  isEnabled?: InputMaybe<Scalars['Boolean']['input']>;
  language?: InputMaybe<Scalars['String']['input']>;
  /** 0: only when somebody asks. */
  refreshHours?: InputMaybe<Scalars['Int']['input']>;
  socialAccountIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  tags?: InputMaybe<Array<Scalars['String']['input']>>;
  title?: InputMaybe<Scalars['String']['input']>;
  upkeep?: InputMaybe<KnowledgeUpkeepInput>;
};

export type UpdateProfileInput = {
  density?: InputMaybe<Density>;
  locale?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  theme?: InputMaybe<Theme>;
  timeZone?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateWorkspaceInput = {
  name?: InputMaybe<Scalars['String']['input']>;
  replyTargetMinutes?: InputMaybe<Scalars['Int']['input']>;
};

/** A colleague. */
export type User = Node & {
  email: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
};

/** Something the caller can fix. */
export type UserError = {
  code: ProblemCode;
  /** The input field it is about, as a dotted path; null when it concerns the whole request. */
  field: Maybe<Scalars['String']['output']>;
  /** One English sentence: what was wrong and what to do. Clients translate by `code`. */
  message: Scalars['String']['output'];
};

/** The signed-in person, in their current workspace. */
export type Viewer = {
  density: Density;
  email: Scalars['String']['output'];
  /** True while the built-in simulator stands in for Meta. */
  isSandbox: Scalars['Boolean']['output'];
  locale: Scalars['String']['output'];
  /** Every workspace this person belongs to. */
  memberships: Array<ViewerMembership>;
  role: Role;
  theme: Theme;
  timeZone: Scalars['String']['output'];
  user: User;
  workspace: Workspace;
};

export type ViewerMembership = {
  role: Role;
  workspace: Workspace;
};

export type ViewerPayload = {
  errors: Array<UserError>;
  viewer: Maybe<Viewer>;
};

export type Workspace = Node & {
  createdAt: Scalars['Time']['output'];
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  /** A waiting customer turns amber after this long. */
  replyTargetMinutes: Scalars['Int']['output'];
};

export type WorkspacePayload = {
  errors: Array<UserError>;
  workspace: Maybe<Workspace>;
};

export type ShellQueryVariables = Exact<{ [key: string]: never; }>;


export type ShellQuery = { __typename: 'Query', viewer: (
    { __typename: 'Viewer' }
    & { ' $fragmentRefs'?: { 'ViewerContextFragment': ViewerContextFragment } }
  ) | null, inboxCounts: { __typename: 'InboxCounts', unread: number }, socialAccounts: Array<(
    { __typename: 'SocialAccount' }
    & { ' $fragmentRefs'?: { 'ChannelAttentionFragment': ChannelAttentionFragment } }
  )>, budget: { __typename: 'Budget', state: BudgetState, ownAnswers: boolean }, agent: (
    { __typename: 'Agent' }
    & { ' $fragmentRefs'?: { 'AgentStateFragment': AgentStateFragment } }
  ) };

export type ShellEventsSubscriptionVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ShellEventsSubscription = { inboxEvents: { __typename: 'InboxDelivery', cursor: string, event: { __typename: 'ActivityAdded' } | { __typename: 'AgentChanged', agent: (
        { __typename: 'Agent' }
        & { ' $fragmentRefs'?: { 'AgentStateFragment': AgentStateFragment } }
      ) } | { __typename: 'AgentTestsUpdated' } | { __typename: 'BudgetChanged', budget: (
        { __typename: 'Budget' }
        & { ' $fragmentRefs'?: { 'BudgetFactsFragment': BudgetFactsFragment } }
      ) } | { __typename: 'BulkChangeUpdated' } | { __typename: 'ChannelUpdated', socialAccount: (
        { __typename: 'SocialAccount' }
        & { ' $fragmentRefs'?: { 'ChannelAttentionFragment': ChannelAttentionFragment } }
      ) | null } | { __typename: 'ConflictsChanged' } | { __typename: 'ConversationRead' } | { __typename: 'ConversationUpdated' } | { __typename: 'CopilotStreamed' } | { __typename: 'DraftUpdated' } | { __typename: 'FaqSuggestionUpdated' } | { __typename: 'GapsChanged' } | { __typename: 'KnowledgeUpdated' } | { __typename: 'LabelsUpdated' } | { __typename: 'MessageAdded' } | { __typename: 'MessageUpdated' } | { __typename: 'NoteAdded' } | { __typename: 'PresenceChanged' } | { __typename: 'ReplayUpdated' } | { __typename: 'ReplyRunUpdated' } | { __typename: 'ReplyStreamed' } | { __typename: 'ReplyUpdated' } | { __typename: 'Resync', reason: string } } };

export type ChannelAttentionFragment = { __typename: 'SocialAccount', id: string, name: string, status: SocialAccountStatus } & { ' $fragmentName'?: 'ChannelAttentionFragment' };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { __typename: 'Mutation', signOut: { __typename: 'DonePayload', done: boolean } };

export type SwitchWorkspaceMutationVariables = Exact<{
  input: SwitchWorkspaceInput;
}>;


export type SwitchWorkspaceMutation = { __typename: 'Mutation', switchWorkspace: { __typename: 'ViewerPayload', errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type ActionSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type ActionSettingsQuery = { __typename: 'Query', actions: Array<(
    { __typename: 'Action' }
    & { ' $fragmentRefs'?: { 'ActionFactsFragment': ActionFactsFragment } }
  )> };

export type ActionFactsFragment = { __typename: 'Action', id: string, name: string, purpose: string, method: ActionMethod, confirmation: string, url: string, host: string, timeoutSeconds: number, isOn: boolean, parameters: Array<{ __typename: 'ActionParameter', name: string, source: ActionSource, description: string, pattern: string, maxLength: number }>, headers: Array<{ __typename: 'ActionHeader', name: string, ending: string }>, fields: Array<{ __typename: 'ActionField', path: string, label: string }> } & { ' $fragmentName'?: 'ActionFactsFragment' };

export type ActionTrialResultFragment = { __typename: 'ActionTrial', method: string, url: string, payload: unknown | null, isDry: boolean, sentence: string, status: number | null, failure: ActionFailure | null, latencyMs: number, body: unknown | null, seen: string, headers: Array<{ __typename: 'ActionHeader', name: string, ending: string }> } & { ' $fragmentName'?: 'ActionTrialResultFragment' };

export type SaveActionMutationVariables = Exact<{
  input: SaveActionInput;
}>;


export type SaveActionMutation = { __typename: 'Mutation', saveAction: { __typename: 'ActionPayload', action: (
      { __typename: 'Action' }
      & { ' $fragmentRefs'?: { 'ActionFactsFragment': ActionFactsFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type SwitchActionMutationVariables = Exact<{
  input: SwitchActionInput;
}>;


export type SwitchActionMutation = { __typename: 'Mutation', switchAction: { __typename: 'ActionPayload', action: (
      { __typename: 'Action' }
      & { ' $fragmentRefs'?: { 'ActionFactsFragment': ActionFactsFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type DeleteActionMutationVariables = Exact<{
  input: DeleteInput;
}>;


export type DeleteActionMutation = { __typename: 'Mutation', deleteAction: { __typename: 'DonePayload', done: boolean, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type TryActionMutationVariables = Exact<{
  input: TryActionInput;
}>;


export type TryActionMutation = { __typename: 'Mutation', tryAction: { __typename: 'TryActionPayload', trial: (
      { __typename: 'ActionTrial' }
      & { ' $fragmentRefs'?: { 'ActionTrialResultFragment': ActionTrialResultFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type AgentStateFragment = { __typename: 'Agent', mode: AgentMode, brake: AgentBrake, effective: { __typename: 'AgentEffect', mode: AgentMode, reason: AgentReason, resumesAt: string | null }, published: { __typename: 'AgentVersion', id: string, number: number } | null, trouble: { __typename: 'AgentTrouble', reason: ReplyReason, since: string } | null, providerTrouble: { __typename: 'ProviderTrouble', host: string, use: ModelUse, reason: ModelFailure, passes: boolean, fallsBack: boolean } | null } & { ' $fragmentName'?: 'AgentStateFragment' };

export type AgentStandingFragment = { __typename: 'ConversationAgent', ownMode: AgentMode | null, answeredAt: string | null, effective: { __typename: 'AgentEffect', mode: AgentMode, reason: AgentReason, resumesAt: string | null, changesAt: string | null }, answeredBy: { __typename: 'User', id: string, name: string } | null } & { ' $fragmentName'?: 'AgentStandingFragment' };

export type AgentNowQueryVariables = Exact<{ [key: string]: never; }>;


export type AgentNowQuery = { __typename: 'Query', agent: (
    { __typename: 'Agent' }
    & { ' $fragmentRefs'?: { 'AgentStateFragment': AgentStateFragment } }
  ) };

export type ConversationAgentQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ConversationAgentQuery = { __typename: 'Query', conversation: { __typename: 'Conversation', id: string, agent: (
      { __typename: 'ConversationAgent' }
      & { ' $fragmentRefs'?: { 'AgentStandingFragment': AgentStandingFragment } }
    ) } | null };

export type SetConversationAgentModeMutationVariables = Exact<{
  input: SetConversationAgentModeInput;
}>;


export type SetConversationAgentModeMutation = { __typename: 'Mutation', setConversationAgentMode: { __typename: 'ConversationPayload', conversation: { __typename: 'Conversation', id: string, agent: (
        { __typename: 'ConversationAgent' }
        & { ' $fragmentRefs'?: { 'AgentStandingFragment': AgentStandingFragment } }
      ) } | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type SetAgentBrakeMutationVariables = Exact<{
  input: SetAgentBrakeInput;
}>;


export type SetAgentBrakeMutation = { __typename: 'Mutation', setAgentBrake: { __typename: 'AgentPayload', agent: (
      { __typename: 'Agent' }
      & { ' $fragmentRefs'?: { 'AgentStateFragment': AgentStateFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type AutonomyQueryVariables = Exact<{ [key: string]: never; }>;


export type AutonomyQuery = { __typename: 'Query', autonomy: (
    { __typename: 'Autonomy' }
    & { ' $fragmentRefs'?: { 'AutonomyStateFragment': AutonomyStateFragment } }
  ) };

export type AutonomyStateFragment = { __typename: 'Autonomy', rules: { __typename: 'AutonomyRules', promoteAfter: number, demoteAfter: number }, topics: Array<(
    { __typename: 'ReplyTopic' }
    & { ' $fragmentRefs'?: { 'TopicRowFragment': TopicRowFragment } }
  )>, reliability: (
    { __typename: 'Reliability' }
    & { ' $fragmentRefs'?: { 'ReliabilityChartFragment': ReliabilityChartFragment } }
  ) } & { ' $fragmentName'?: 'AutonomyStateFragment' };

export type TopicRowFragment = { __typename: 'ReplyTopic', id: string, name: string, keywords: Array<string>, examples: Array<string>, sendFrom: number | null, draftFrom: number | null, lane: TopicLane, laneSince: string, lostAnswers: number | null, lostOf: number | null, isProposed: boolean, laneBy: { __typename: 'User', id: string, name: string } | null, outcomes: { __typename: 'TopicOutcomes', accepted: number, smallEdits: number, rewritten: number, discarded: number, answeredOtherwise: number, ratedBad: number, sent: number, bad: number } } & { ' $fragmentName'?: 'TopicRowFragment' };

export type ReliabilityChartFragment = { __typename: 'Reliability', judged: number, least: number, leastBucket: number, isOwn: boolean, priorWeight: number, buckets: Array<{ __typename: 'SupportBucket', bucket: number, count: number, good: number, common: number, own: number }> } & { ' $fragmentName'?: 'ReliabilityChartFragment' };

export type CheckTopicsQueryVariables = Exact<{
  text: Scalars['String']['input'];
  socialAccountId: Scalars['ID']['input'];
}>;


export type CheckTopicsQuery = { __typename: 'Query', checkTopics: { __typename: 'TopicCheck', matches: Array<{ __typename: 'TopicMatch', id: string, name: string, lane: TopicLane, score: number, by: string }>, threshold: { __typename: 'EffectiveThreshold', send: number, draft: number, from: ThresholdSource, topic: string } } };

export type SaveReplyTopicMutationVariables = Exact<{
  input: SaveReplyTopicInput;
}>;


export type SaveReplyTopicMutation = { __typename: 'Mutation', saveReplyTopic: { __typename: 'ReplyTopicPayload', topic: (
      { __typename: 'ReplyTopic' }
      & { ' $fragmentRefs'?: { 'TopicRowFragment': TopicRowFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type SetReplyTopicLaneMutationVariables = Exact<{
  input: SetReplyTopicLaneInput;
}>;


export type SetReplyTopicLaneMutation = { __typename: 'Mutation', setReplyTopicLane: { __typename: 'ReplyTopicPayload', topic: (
      { __typename: 'ReplyTopic' }
      & { ' $fragmentRefs'?: { 'TopicRowFragment': TopicRowFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type DismissTopicProposalMutationVariables = Exact<{
  input: DismissTopicProposalInput;
}>;


export type DismissTopicProposalMutation = { __typename: 'Mutation', dismissTopicProposal: { __typename: 'ReplyTopicPayload', topic: (
      { __typename: 'ReplyTopic' }
      & { ' $fragmentRefs'?: { 'TopicRowFragment': TopicRowFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type DeleteReplyTopicMutationVariables = Exact<{
  input: DeleteInput;
}>;


export type DeleteReplyTopicMutation = { __typename: 'Mutation', deleteReplyTopic: { __typename: 'DonePayload', errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type SetAutonomyRulesMutationVariables = Exact<{
  input: SetAutonomyRulesInput;
}>;


export type SetAutonomyRulesMutation = { __typename: 'Mutation', setAutonomyRules: { __typename: 'AutonomyPayload', autonomy: (
      { __typename: 'Autonomy' }
      & { ' $fragmentRefs'?: { 'AutonomyStateFragment': AutonomyStateFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type AutonomyEventsSubscriptionVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type AutonomyEventsSubscription = { inboxEvents: { __typename: 'InboxDelivery', cursor: string, event: { __typename: 'ActivityAdded' } | { __typename: 'AgentChanged' } | { __typename: 'AgentTestsUpdated' } | { __typename: 'BudgetChanged' } | { __typename: 'BulkChangeUpdated' } | { __typename: 'ChannelUpdated' } | { __typename: 'ConflictsChanged' } | { __typename: 'ConversationRead' } | { __typename: 'ConversationUpdated' } | { __typename: 'CopilotStreamed' } | { __typename: 'DraftUpdated' } | { __typename: 'FaqSuggestionUpdated' } | { __typename: 'GapsChanged' } | { __typename: 'KnowledgeUpdated' } | { __typename: 'LabelsUpdated' } | { __typename: 'MessageAdded' } | { __typename: 'MessageUpdated' } | { __typename: 'NoteAdded' } | { __typename: 'PresenceChanged' } | { __typename: 'ReplayUpdated' } | { __typename: 'ReplyRunUpdated' } | { __typename: 'ReplyStreamed' } | { __typename: 'ReplyUpdated' } | { __typename: 'Resync' } } };

export type ReplaysQueryVariables = Exact<{ [key: string]: never; }>;


export type ReplaysQuery = { __typename: 'Query', agent: { __typename: 'Agent', replayRule: ReplayRule, published: { __typename: 'AgentVersion', id: string, number: number } | null }, agentDraft: { __typename: 'AgentDraft', revision: number, replay: { __typename: 'DraftReplay', state: DraftReplayState, replayId: string | null, unsupported: number } }, replays: Array<(
    { __typename: 'Replay' }
    & { ' $fragmentRefs'?: { 'ReplayRowFragment': ReplayRowFragment } }
  )> };

export type ReplayTurnsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ReplayTurnsQuery = { __typename: 'Query', replay: { __typename: 'Replay', id: string, turns: Array<(
      { __typename: 'ReplayTurn' }
      & { ' $fragmentRefs'?: { 'ReplayTurnRowFragment': ReplayTurnRowFragment } }
    )> } | null };

export type ReplayOutlookQueryVariables = Exact<{
  days: Scalars['Int']['input'];
}>;


export type ReplayOutlookQuery = { __typename: 'Query', replayOutlook: { __typename: 'ReplayOutlook', turns: number, meanCostMicros: number | null, leftMicros: number } | null };

export type ReplayRowFragment = { __typename: 'Replay', id: string, state: ReplayState, version: number | null, draftRevision: number | null, days: number, found: number, total: number, unsupported: number, declines: number, worse: number, same: number, better: number, untried: number, sourcesChanged: boolean, costMicros: number, meanCostMicros: number | null, thenMeanCostMicros: number | null, meanLatencyMs: number | null, thenMeanLatencyMs: number | null, createdAt: string, finishedAt: string | null, startedBy: { __typename: 'User', id: string, name: string } | null } & { ' $fragmentName'?: 'ReplayRowFragment' };

export type ReplaySideFieldsFragment = { __typename: 'ReplaySide', outcome: ReplyOutcome | null, reason: ReplyReason | null, detail: string, body: string, support: number | null, unsupported: number, likeness: number | null, costMicros: number, latencyMs: number, sources: Array<{ __typename: 'ReplySource', number: number, sourceId: string, title: string, heading: string, text: string, score: number, isCited: boolean }> } & { ' $fragmentName'?: 'ReplaySideFieldsFragment' };

export type ReplayTurnRowFragment = { __typename: 'ReplayTurn', replayId: string, messageId: string, conversationId: string, channel: Channel, askedAt: string, language: string, state: ReplayTurnState, question: string, answer: string, comparison: ReplayComparison | null, why: ReplayWhy | null, isRight: boolean | null, answerFacts: Array<string>, facts: Array<string>, missing: Array<string>, then: (
    { __typename: 'ReplaySide' }
    & { ' $fragmentRefs'?: { 'ReplaySideFieldsFragment': ReplaySideFieldsFragment } }
  ), now: (
    { __typename: 'ReplaySide' }
    & { ' $fragmentRefs'?: { 'ReplaySideFieldsFragment': ReplaySideFieldsFragment } }
  ), judgedBy: { __typename: 'User', id: string, name: string } | null } & { ' $fragmentName'?: 'ReplayTurnRowFragment' };

export type ReplayEventsSubscriptionVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ReplayEventsSubscription = { inboxEvents: { __typename: 'InboxDelivery', cursor: string, event: { __typename: 'ActivityAdded' } | { __typename: 'AgentChanged' } | { __typename: 'AgentTestsUpdated' } | { __typename: 'BudgetChanged' } | { __typename: 'BulkChangeUpdated' } | { __typename: 'ChannelUpdated' } | { __typename: 'ConflictsChanged' } | { __typename: 'ConversationRead' } | { __typename: 'ConversationUpdated' } | { __typename: 'CopilotStreamed' } | { __typename: 'DraftUpdated' } | { __typename: 'FaqSuggestionUpdated' } | { __typename: 'GapsChanged' } | { __typename: 'KnowledgeUpdated' } | { __typename: 'LabelsUpdated' } | { __typename: 'MessageAdded' } | { __typename: 'MessageUpdated' } | { __typename: 'NoteAdded' } | { __typename: 'PresenceChanged' } | { __typename: 'ReplayUpdated', replayId: string, replay: (
        { __typename: 'Replay' }
        & { ' $fragmentRefs'?: { 'ReplayRowFragment': ReplayRowFragment } }
      ) | null } | { __typename: 'ReplyRunUpdated' } | { __typename: 'ReplyStreamed' } | { __typename: 'ReplyUpdated' } | { __typename: 'Resync', reason: string } } };

export type StartReplayMutationVariables = Exact<{
  input: StartReplayInput;
}>;


export type StartReplayMutation = { __typename: 'Mutation', startReplay: { __typename: 'ReplayPayload', replay: (
      { __typename: 'Replay' }
      & { ' $fragmentRefs'?: { 'ReplayRowFragment': ReplayRowFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type StopReplayMutationVariables = Exact<{
  input: StopReplayInput;
}>;


export type StopReplayMutation = { __typename: 'Mutation', stopReplay: { __typename: 'ReplayPayload', replay: (
      { __typename: 'Replay' }
      & { ' $fragmentRefs'?: { 'ReplayRowFragment': ReplayRowFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type JudgeReplayTurnMutationVariables = Exact<{
  input: JudgeReplayTurnInput;
}>;


export type JudgeReplayTurnMutation = { __typename: 'Mutation', judgeReplayTurn: { __typename: 'ReplayTurnPayload', turn: (
      { __typename: 'ReplayTurn' }
      & { ' $fragmentRefs'?: { 'ReplayTurnRowFragment': ReplayTurnRowFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type SetReplayRuleMutationVariables = Exact<{
  input: SetReplayRuleInput;
}>;


export type SetReplayRuleMutation = { __typename: 'Mutation', setReplayRule: { __typename: 'AgentPayload', agent: { __typename: 'Agent', replayRule: ReplayRule } | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type AgentSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type AgentSettingsQuery = { __typename: 'Query', ownAnswerModel: string | null, agent: (
    { __typename: 'Agent', needsGreenTests: boolean, replayRule: ReplayRule, hides: Array<PersonalData> }
    & { ' $fragmentRefs'?: { 'AgentStateFragment': AgentStateFragment } }
  ), agentDraft: (
    { __typename: 'AgentDraft' }
    & { ' $fragmentRefs'?: { 'AgentDraftFormFragment': AgentDraftFormFragment } }
  ), aiModels: Array<(
    { __typename: 'AIModel' }
    & { ' $fragmentRefs'?: { 'ModelRowFragment': ModelRowFragment } }
  )>, socialAccounts: Array<(
    { __typename: 'SocialAccount' }
    & { ' $fragmentRefs'?: { 'AgentAccountFragment': AgentAccountFragment } }
  )> };

export type AgentAccountFragment = { __typename: 'SocialAccount', id: string, channel: Channel, name: string, handle: string, status: SocialAccountStatus, agent: { __typename: 'ChannelAgent', ownMode: AgentMode | null, effective: { __typename: 'AgentEffect', mode: AgentMode, reason: AgentReason } } } & { ' $fragmentName'?: 'AgentAccountFragment' };

export type AgentDraftFormFragment = { __typename: 'AgentDraft', revision: number, isChanged: boolean, tests: AgentTestState, updatedAt: string | null, replay: { __typename: 'DraftReplay', state: DraftReplayState, replayId: string | null, unsupported: number }, updatedBy: { __typename: 'User', id: string, name: string } | null, config: (
    { __typename: 'AgentConfig' }
    & { ' $fragmentRefs'?: { 'AgentConfigFormFragment': AgentConfigFormFragment } }
  ) } & { ' $fragmentName'?: 'AgentDraftFormFragment' };

export type AgentConfigFormFragment = { __typename: 'AgentConfig', model: string, temperature: number, tone: AgentTone, length: AgentLength, language: string, template: AgentTemplate, instructions: string, saysItIsAI: boolean, thresholds: { __typename: 'AgentThresholds', send: number, draft: number, byChannel: Array<{ __typename: 'AgentChannelThreshold', channel: Channel, send: number, draft: number }> }, hours: { __typename: 'AgentHours', zone: string, open: AgentMode, outside: AgentMode, spans: Array<{ __typename: 'AgentSpan', day: number, from: string, to: string }> }, pace: { __typename: 'AgentPace', quietSeconds: number, capSeconds: number, resumeHours: number, answersPerHour: number }, guard: { __typename: 'AgentGuard', blocked: Array<string>, neverPromise: Array<string>, ignored: Array<string>, topics: Array<{ __typename: 'AgentTopic', name: string, handling: AgentTopicHandling, phrases: Array<string>, send: number | null, draft: number | null }> }, channels: Array<{ __typename: 'AgentChannelConfig', socialAccountId: string, tone: AgentTone | null, language: string | null, instructions: string, send: number | null, draft: number | null }> } & { ' $fragmentName'?: 'AgentConfigFormFragment' };

export type AgentTemplatesQueryVariables = Exact<{
  locale: Scalars['String']['input'];
}>;


export type AgentTemplatesQuery = { __typename: 'Query', agentTemplates: Array<{ __typename: 'AgentConfig', template: AgentTemplate, tone: AgentTone, instructions: string }> };

export type AgentPromptQueryVariables = Exact<{
  channel: Channel;
  account?: InputMaybe<Scalars['ID']['input']>;
}>;


export type AgentPromptQuery = { __typename: 'Query', agentPrompt: Array<{ __typename: 'AgentPromptPart', author: AgentPromptAuthor, text: string }> };

export type HidePersonalDataMutationVariables = Exact<{
  input: HidePersonalDataInput;
}>;


export type HidePersonalDataMutation = { __typename: 'Mutation', hidePersonalData: { __typename: 'AgentPayload', agent: { __typename: 'Agent', hides: Array<PersonalData> } | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type CheckGuardQueryVariables = Exact<{
  text: Scalars['String']['input'];
  side: GuardSide;
}>;


export type CheckGuardQuery = { __typename: 'Query', checkGuard: { __typename: 'GuardCheck', action: GuardAction | null, hidden: string, findings: Array<{ __typename: 'GuardFinding', kind: GuardKind, rule: string, action: GuardAction, matched: string, start: number, end: number }> } };

export type AgentVersionsQueryVariables = Exact<{
  before?: InputMaybe<Scalars['Int']['input']>;
  first: Scalars['Int']['input'];
}>;


export type AgentVersionsQuery = { __typename: 'Query', agentVersions: Array<(
    { __typename: 'AgentVersion' }
    & { ' $fragmentRefs'?: { 'AgentVersionRowFragment': AgentVersionRowFragment } }
  )> };

export type AgentVersionRowFragment = { __typename: 'AgentVersion', id: string, number: number, note: string, despiteTests: string, createdAt: string, createdBy: { __typename: 'User', id: string, name: string } | null, config: (
    { __typename: 'AgentConfig' }
    & { ' $fragmentRefs'?: { 'AgentConfigFormFragment': AgentConfigFormFragment } }
  ) } & { ' $fragmentName'?: 'AgentVersionRowFragment' };

export type AgentChangesQueryVariables = Exact<{ [key: string]: never; }>;


export type AgentChangesQuery = { __typename: 'Query', agentChanges: Array<{ __typename: 'AgentChange', id: string, kind: AgentChangeKind, value: string, versionId: string | null, socialAccountId: string | null, createdAt: string, user: { __typename: 'User', id: string, name: string } | null }> };

export type SaveAgentDraftMutationVariables = Exact<{
  input: SaveAgentDraftInput;
}>;


export type SaveAgentDraftMutation = { __typename: 'Mutation', saveAgentDraft: { __typename: 'AgentDraftPayload', draft: (
      { __typename: 'AgentDraft' }
      & { ' $fragmentRefs'?: { 'AgentDraftFormFragment': AgentDraftFormFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type DiscardAgentDraftMutationVariables = Exact<{ [key: string]: never; }>;


export type DiscardAgentDraftMutation = { __typename: 'Mutation', discardAgentDraft: { __typename: 'AgentDraftPayload', draft: (
      { __typename: 'AgentDraft' }
      & { ' $fragmentRefs'?: { 'AgentDraftFormFragment': AgentDraftFormFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type PublishAgentMutationVariables = Exact<{
  input: PublishAgentInput;
}>;


export type PublishAgentMutation = { __typename: 'Mutation', publishAgent: { __typename: 'AgentPayload', agent: (
      { __typename: 'Agent' }
      & { ' $fragmentRefs'?: { 'AgentStateFragment': AgentStateFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type RollBackAgentMutationVariables = Exact<{
  input: RollBackAgentInput;
}>;


export type RollBackAgentMutation = { __typename: 'Mutation', rollBackAgent: { __typename: 'AgentPayload', agent: (
      { __typename: 'Agent' }
      & { ' $fragmentRefs'?: { 'AgentStateFragment': AgentStateFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type SetAgentModeMutationVariables = Exact<{
  input: SetAgentModeInput;
}>;


export type SetAgentModeMutation = { __typename: 'Mutation', setAgentMode: { __typename: 'AgentPayload', agent: (
      { __typename: 'Agent' }
      & { ' $fragmentRefs'?: { 'AgentStateFragment': AgentStateFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type SetChannelAgentModeMutationVariables = Exact<{
  input: SetChannelAgentModeInput;
}>;


export type SetChannelAgentModeMutation = { __typename: 'Mutation', setChannelAgentMode: { __typename: 'SocialAccountPayload', socialAccount: (
      { __typename: 'SocialAccount' }
      & { ' $fragmentRefs'?: { 'AgentAccountFragment': AgentAccountFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type AgentTestsQueryVariables = Exact<{ [key: string]: never; }>;


export type AgentTestsQuery = { __typename: 'Query', agent: { __typename: 'Agent', needsGreenTests: boolean, published: { __typename: 'AgentVersion', id: string, number: number } | null }, agentDraft: { __typename: 'AgentDraft', revision: number, tests: AgentTestState }, agentTests: Array<(
    { __typename: 'AgentTest' }
    & { ' $fragmentRefs'?: { 'AgentTestRowFragment': AgentTestRowFragment } }
  )>, agentTestRuns: Array<(
    { __typename: 'AgentTestRun' }
    & { ' $fragmentRefs'?: { 'AgentTestRunRowFragment': AgentTestRunRowFragment } }
  )> };

export type AgentTestResultsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type AgentTestResultsQuery = { __typename: 'Query', agentTestRun: { __typename: 'AgentTestRun', id: string, results: Array<(
      { __typename: 'AgentTestResult' }
      & { ' $fragmentRefs'?: { 'AgentTestResultRowFragment': AgentTestResultRowFragment } }
    )> } | null };

export type AgentTestRowFragment = { __typename: 'AgentTest', id: string, question: string, channel: Channel | null, expects: AgentTestExpectation, contains: Array<string>, avoids: Array<string>, cites: string, origin: AgentTestOrigin } & { ' $fragmentName'?: 'AgentTestRowFragment' };

export type AgentTestRunRowFragment = { __typename: 'AgentTestRun', id: string, state: AgentTestRunState, version: number | null, draftRevision: number | null, total: number, passed: number, failed: number, regressed: number, costMicros: number, createdAt: string, finishedAt: string | null, startedBy: { __typename: 'User', id: string, name: string } | null } & { ' $fragmentName'?: 'AgentTestRunRowFragment' };

export type AgentTestResultRowFragment = { __typename: 'AgentTestResult', testId: string, question: string, channel: Channel | null, expects: AgentTestExpectation, contains: Array<string>, avoids: Array<string>, cites: string, state: AgentTestResultState, previous: AgentTestResultState | null, isRegression: boolean, outcome: ReplyOutcome | null, reason: ReplyReason | null, detail: string, body: string, costMicros: number, latencyMs: number, failures: Array<{ __typename: 'AgentTestFailure', kind: AgentTestFailureKind, wanted: string }>, sources: Array<{ __typename: 'ReplySource', number: number, sourceId: string, title: string, heading: string, text: string, score: number, isCited: boolean }> } & { ' $fragmentName'?: 'AgentTestResultRowFragment' };

export type AgentTestEventsSubscriptionVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type AgentTestEventsSubscription = { inboxEvents: { __typename: 'InboxDelivery', cursor: string, event: { __typename: 'ActivityAdded' } | { __typename: 'AgentChanged' } | { __typename: 'AgentTestsUpdated', runId: string | null, run: (
        { __typename: 'AgentTestRun' }
        & { ' $fragmentRefs'?: { 'AgentTestRunRowFragment': AgentTestRunRowFragment } }
      ) | null } | { __typename: 'BudgetChanged' } | { __typename: 'BulkChangeUpdated' } | { __typename: 'ChannelUpdated' } | { __typename: 'ConflictsChanged' } | { __typename: 'ConversationRead' } | { __typename: 'ConversationUpdated' } | { __typename: 'CopilotStreamed' } | { __typename: 'DraftUpdated' } | { __typename: 'FaqSuggestionUpdated' } | { __typename: 'GapsChanged' } | { __typename: 'KnowledgeUpdated' } | { __typename: 'LabelsUpdated' } | { __typename: 'MessageAdded' } | { __typename: 'MessageUpdated' } | { __typename: 'NoteAdded' } | { __typename: 'PresenceChanged' } | { __typename: 'ReplayUpdated' } | { __typename: 'ReplyRunUpdated' } | { __typename: 'ReplyStreamed' } | { __typename: 'ReplyUpdated' } | { __typename: 'Resync', reason: string } } };

export type SaveAgentTestMutationVariables = Exact<{
  input: SaveAgentTestInput;
}>;


export type SaveAgentTestMutation = { __typename: 'Mutation', saveAgentTest: { __typename: 'AgentTestPayload', test: (
      { __typename: 'AgentTest' }
      & { ' $fragmentRefs'?: { 'AgentTestRowFragment': AgentTestRowFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type DeleteAgentTestsMutationVariables = Exact<{
  input: DeleteAgentTestsInput;
}>;


export type DeleteAgentTestsMutation = { __typename: 'Mutation', deleteAgentTests: { __typename: 'DonePayload', done: boolean, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type ImportAgentTestsMutationVariables = Exact<{
  input: ImportAgentTestsInput;
}>;


export type ImportAgentTestsMutation = { __typename: 'Mutation', importAgentTests: { __typename: 'TestImportPayload', import: { __typename: 'TestImport', added: number, changed: number, faults: Array<{ __typename: 'ImportFault', line: number, kind: ImportFaultKind, column: string, value: string }> } | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type RunAgentTestsMutationVariables = Exact<{
  input: RunAgentTestsInput;
}>;


export type RunAgentTestsMutation = { __typename: 'Mutation', runAgentTests: { __typename: 'AgentTestRunPayload', run: (
      { __typename: 'AgentTestRun' }
      & { ' $fragmentRefs'?: { 'AgentTestRunRowFragment': AgentTestRunRowFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type StopAgentTestsMutationVariables = Exact<{
  input: StopAgentTestsInput;
}>;


export type StopAgentTestsMutation = { __typename: 'Mutation', stopAgentTests: { __typename: 'AgentTestRunPayload', run: (
      { __typename: 'AgentTestRun' }
      & { ' $fragmentRefs'?: { 'AgentTestRunRowFragment': AgentTestRunRowFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type SetNeedsGreenTestsMutationVariables = Exact<{
  input: SetNeedsGreenTestsInput;
}>;


export type SetNeedsGreenTestsMutation = { __typename: 'Mutation', setNeedsGreenTests: { __typename: 'AgentPayload', agent: { __typename: 'Agent', needsGreenTests: boolean } | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type AiUsageQueryVariables = Exact<{ [key: string]: never; }>;


export type AiUsageQuery = { __typename: 'Query', budget: (
    { __typename: 'Budget' }
    & { ' $fragmentRefs'?: { 'BudgetFactsFragment': BudgetFactsFragment } }
  ), aiModels: Array<(
    { __typename: 'AIModel' }
    & { ' $fragmentRefs'?: { 'ModelRowFragment': ModelRowFragment } }
  )> };

export type BudgetFactsFragment = { __typename: 'Budget', balanceMicros: number, heldMicros: number, spentTodayMicros: number, spentMonthMicros: number, dailyLimitMicros: number, hasOwnDailyLimit: boolean, monthlyAllowanceMicros: number, state: BudgetState } & { ' $fragmentName'?: 'BudgetFactsFragment' };

export type ModelRowFragment = { __typename: 'AIModel', id: string, name: string, task: AiTask, inputMicros: number, outputMicros: number, minuteMicros: number, contextTokens: number, capabilities: Array<AiCapability>, isOffline: boolean, isDefault: boolean } & { ' $fragmentName'?: 'ModelRowFragment' };

export type CreditEntriesQueryVariables = Exact<{
  kinds?: InputMaybe<Array<CreditEntryKind> | CreditEntryKind>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type CreditEntriesQuery = { __typename: 'Query', creditEntries: { __typename: 'CreditEntryConnection', edges: Array<{ __typename: 'CreditEntryEdge', node: (
        { __typename: 'CreditEntry' }
        & { ' $fragmentRefs'?: { 'EntryRowFragment': EntryRowFragment } }
      ) }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type EntryRowFragment = { __typename: 'CreditEntry', id: string, kind: CreditEntryKind, toAccount: CreditAccount, fromAccount: CreditAccount, micros: number, purpose: string, model: string, promptTokens: number, completionTokens: number, createdAt: string } & { ' $fragmentName'?: 'EntryRowFragment' };

export type SetDailyBudgetMutationVariables = Exact<{
  input: SetDailyBudgetInput;
}>;


export type SetDailyBudgetMutation = { __typename: 'Mutation', setDailyBudget: { __typename: 'BudgetPayload', budget: (
      { __typename: 'Budget' }
      & { ' $fragmentRefs'?: { 'BudgetFactsFragment': BudgetFactsFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type TestAiModelMutationVariables = Exact<{
  input: TestAiModelInput;
}>;


export type TestAiModelMutation = { __typename: 'Mutation', testAIModel: { __typename: 'TestAIModelPayload', result: { __typename: 'AIModelTest', text: string, latencyMs: number, promptTokens: number, completionTokens: number, costMicros: number } | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type ModelProviderQueryVariables = Exact<{ [key: string]: never; }>;


export type ModelProviderQuery = { __typename: 'Query', modelProvider: (
    { __typename: 'ModelProvider' }
    & { ' $fragmentRefs'?: { 'ModelProviderFactsFragment': ModelProviderFactsFragment } }
  ) | null };

export type ModelProviderFactsFragment = { __typename: 'ModelProvider', baseUrl: string, host: string, keyEnding: string, fallsBack: boolean, updatedAt: string, models: Array<(
    { __typename: 'OwnModel' }
    & { ' $fragmentRefs'?: { 'OwnModelFactsFragment': OwnModelFactsFragment } }
  )>, usage: Array<{ __typename: 'OwnUsage', use: ModelUse, model: string, calls: number, promptTokens: number, completionTokens: number, micros: number }> } & { ' $fragmentName'?: 'ModelProviderFactsFragment' };

export type OwnModelFactsFragment = { __typename: 'OwnModel', use: ModelUse, model: string, inputMicros: number | null, outputMicros: number | null, minuteMicros: number | null, trouble: ModelFailure | null, troubleSince: string | null } & { ' $fragmentName'?: 'OwnModelFactsFragment' };

export type OwnModelResultFragment = { __typename: 'OwnModelTest', use: ModelUse, asked: string, text: string, failure: ModelFailure | null, latencyMs: number, promptTokens: number, completionTokens: number, costMicros: number | null } & { ' $fragmentName'?: 'OwnModelResultFragment' };

export type FindOwnModelsMutationVariables = Exact<{
  input: FindOwnModelsInput;
}>;


export type FindOwnModelsMutation = { __typename: 'Mutation', findOwnModels: { __typename: 'FindOwnModelsPayload', list: { __typename: 'OwnModelList', names: Array<string>, failure: ModelFailure | null } | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type TestOwnModelMutationVariables = Exact<{
  input: TestOwnModelInput;
}>;


export type TestOwnModelMutation = { __typename: 'Mutation', testOwnModel: { __typename: 'TestOwnModelPayload', test: (
      { __typename: 'OwnModelTest' }
      & { ' $fragmentRefs'?: { 'OwnModelResultFragment': OwnModelResultFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type SaveModelProviderMutationVariables = Exact<{
  input: SaveModelProviderInput;
}>;


export type SaveModelProviderMutation = { __typename: 'Mutation', saveModelProvider: { __typename: 'SaveModelProviderPayload', provider: (
      { __typename: 'ModelProvider' }
      & { ' $fragmentRefs'?: { 'ModelProviderFactsFragment': ModelProviderFactsFragment } }
    ) | null, tests: Array<(
      { __typename: 'OwnModelTest' }
      & { ' $fragmentRefs'?: { 'OwnModelResultFragment': OwnModelResultFragment } }
    )>, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type RemoveModelProviderMutationVariables = Exact<{ [key: string]: never; }>;


export type RemoveModelProviderMutation = { __typename: 'Mutation', removeModelProvider: { __typename: 'RemoveModelProviderPayload', errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type ChannelsQueryVariables = Exact<{ [key: string]: never; }>;


export type ChannelsQuery = { __typename: 'Query', socialAccounts: Array<(
    { __typename: 'SocialAccount', id: string }
    & { ' $fragmentRefs'?: { 'ChannelCardFragment': ChannelCardFragment } }
  )> };

export type ChannelsSetupQueryVariables = Exact<{ [key: string]: never; }>;


export type ChannelsSetupQuery = { __typename: 'Query', channelSetup: { __typename: 'ChannelSetup', embeddedSignupAppId: string | null, canConnectInstagram: boolean, whatsappWebhookUrl: string, instagramWebhookUrl: string } };

export type ChannelCardFragment = { __typename: 'SocialAccount', id: string, channel: Channel, externalId: string, name: string, handle: string, avatarUrl: string | null, status: SocialAccountStatus, statusReason: string | null, missingScopes: Array<string>, tokenExpiresAt: string | null, quality: string | null, messagingTier: string | null, webhookSubscribedAt: string | null, lastWebhookAt: string | null, connectedAt: string } & { ' $fragmentName'?: 'ChannelCardFragment' };

export type ConnectWhatsAppMutationVariables = Exact<{
  input: ConnectWhatsAppInput;
}>;


export type ConnectWhatsAppMutation = { __typename: 'Mutation', connectWhatsApp: { __typename: 'SocialAccountPayload', socialAccount: (
      { __typename: 'SocialAccount' }
      & { ' $fragmentRefs'?: { 'ChannelCardFragment': ChannelCardFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type StartInstagramConnectMutationVariables = Exact<{
  input: StartInstagramConnectInput;
}>;


export type StartInstagramConnectMutation = { __typename: 'Mutation', startInstagramConnect: { __typename: 'StartInstagramConnectPayload', url: string | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type DisconnectChannelMutationVariables = Exact<{
  input: SocialAccountInput;
}>;


export type DisconnectChannelMutation = { __typename: 'Mutation', disconnectSocialAccount: { __typename: 'SocialAccountPayload', socialAccount: (
      { __typename: 'SocialAccount' }
      & { ' $fragmentRefs'?: { 'ChannelCardFragment': ChannelCardFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type CheckChannelMutationVariables = Exact<{
  input: SocialAccountInput;
}>;


export type CheckChannelMutation = { __typename: 'Mutation', checkSocialAccount: { __typename: 'SocialAccountPayload', socialAccount: (
      { __typename: 'SocialAccount' }
      & { ' $fragmentRefs'?: { 'ChannelCardFragment': ChannelCardFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type SendTestMessageMutationVariables = Exact<{
  input: SendTestMessageInput;
}>;


export type SendTestMessageMutation = { __typename: 'Mutation', sendTestMessage: { __typename: 'DonePayload', done: boolean, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type ConflictsQueryVariables = Exact<{
  sourceId?: InputMaybe<Scalars['ID']['input']>;
  isDismissed: Scalars['Boolean']['input'];
}>;


export type ConflictsQuery = { __typename: 'Query', conflicts: Array<(
    { __typename: 'Conflict' }
    & { ' $fragmentRefs'?: { 'ConflictRowFragment': ConflictRowFragment } }
  )> };

export type OpenConflictsQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenConflictsQuery = { __typename: 'Query', openConflicts: number };

export type ComparisonWorkQueryVariables = Exact<{ [key: string]: never; }>;


export type ComparisonWorkQuery = { __typename: 'Query', comparisonWork: { __typename: 'ComparisonWork', compared: number, waiting: number, hold: PairHold | null } };

export type ConflictFaqQueryVariables = Exact<{
  search: Scalars['String']['input'];
}>;


export type ConflictFaqQuery = { __typename: 'Query', faqs: { __typename: 'FaqConnection', edges: Array<{ __typename: 'FaqEdge', node: (
        { __typename: 'Faq' }
        & { ' $fragmentRefs'?: { 'FaqRowFragment': FaqRowFragment } }
      ) }> } };

export type ConflictRowFragment = { __typename: 'Conflict', id: string, subject: string, foundAt: string, dismissedAt: string | null, dismissedBy: { __typename: 'User', id: string, name: string } | null, first: (
    { __typename: 'ConflictSide' }
    & { ' $fragmentRefs'?: { 'ConflictSideFragment': ConflictSideFragment } }
  ), second: (
    { __typename: 'ConflictSide' }
    & { ' $fragmentRefs'?: { 'ConflictSideFragment': ConflictSideFragment } }
  ) } & { ' $fragmentName'?: 'ConflictRowFragment' };

export type ConflictSideFragment = { __typename: 'ConflictSide', chunkId: string, heading: string, page: number | null, quote: string, source: (
    { __typename: 'KnowledgeSource' }
    & { ' $fragmentRefs'?: { 'SourceRowFragment': SourceRowFragment } }
  ) } & { ' $fragmentName'?: 'ConflictSideFragment' };

export type DismissConflictMutationVariables = Exact<{
  input: ConflictInput;
}>;


export type DismissConflictMutation = { __typename: 'Mutation', dismissConflict: { __typename: 'ConflictPayload', id: string | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type RestoreConflictMutationVariables = Exact<{
  input: ConflictInput;
}>;


export type RestoreConflictMutation = { __typename: 'Mutation', restoreConflict: { __typename: 'ConflictPayload', id: string | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type AskCopilotMutationVariables = Exact<{
  input: AskCopilotInput;
}>;


export type AskCopilotMutation = { __typename: 'Mutation', askCopilot: { __typename: 'AskCopilotPayload', answer: (
      { __typename: 'CopilotAnswer' }
      & { ' $fragmentRefs'?: { 'CopilotAnswerFragment': CopilotAnswerFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type CopilotAnswerFragment = { __typename: 'CopilotAnswer', text: string, isInternal: boolean, maySend: boolean, model: string, isOffline: boolean, costMicros: number, parts: Array<{ __typename: 'ReplyPart', text: string, sources: Array<number>, isGrounded: boolean }>, sources: Array<{ __typename: 'CopilotSource', number: number, kind: CopilotSourceKind, sourceId: string | null, itemId: string | null, title: string, heading: string, text: string, page: number | null, isReceived: boolean, isInternal: boolean, isOverdue: boolean, at: string }> } & { ' $fragmentName'?: 'CopilotAnswerFragment' };

export type SetConversationStatusMutationVariables = Exact<{
  input: SetStatusInput;
}>;


export type SetConversationStatusMutation = { __typename: 'Mutation', setConversationStatus: { __typename: 'ConversationsPayload', conversations: Array<(
      { __typename: 'Conversation' }
      & { ' $fragmentRefs'?: { 'ConversationPlaceFragment': ConversationPlaceFragment;'ConversationRowFragment': ConversationRowFragment } }
    )>, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type AssignConversationsMutationVariables = Exact<{
  input: AssignInput;
}>;


export type AssignConversationsMutation = { __typename: 'Mutation', assignConversations: { __typename: 'ConversationsPayload', conversations: Array<(
      { __typename: 'Conversation' }
      & { ' $fragmentRefs'?: { 'ConversationPlaceFragment': ConversationPlaceFragment;'ConversationRowFragment': ConversationRowFragment } }
    )>, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type AssignConversationsToTeamMutationVariables = Exact<{
  input: AssignTeamInput;
}>;


export type AssignConversationsToTeamMutation = { __typename: 'Mutation', assignConversationsToTeam: { __typename: 'ConversationsPayload', conversations: Array<(
      { __typename: 'Conversation' }
      & { ' $fragmentRefs'?: { 'ConversationPlaceFragment': ConversationPlaceFragment;'ConversationRowFragment': ConversationRowFragment } }
    )>, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type SetPriorityMutationVariables = Exact<{
  input: SetPriorityInput;
}>;


export type SetPriorityMutation = { __typename: 'Mutation', setPriority: { __typename: 'ConversationsPayload', conversations: Array<(
      { __typename: 'Conversation' }
      & { ' $fragmentRefs'?: { 'ConversationPlaceFragment': ConversationPlaceFragment;'ConversationRowFragment': ConversationRowFragment } }
    )>, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type ChangeLabelsMutationVariables = Exact<{
  input: ChangeLabelsInput;
}>;


export type ChangeLabelsMutation = { __typename: 'Mutation', changeLabels: { __typename: 'ConversationsPayload', conversations: Array<(
      { __typename: 'Conversation' }
      & { ' $fragmentRefs'?: { 'ConversationPlaceFragment': ConversationPlaceFragment;'ConversationRowFragment': ConversationRowFragment } }
    )>, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type MarkUnreadMutationVariables = Exact<{
  input: MarkUnreadInput;
}>;


export type MarkUnreadMutation = { __typename: 'Mutation', markUnread: { __typename: 'ConversationPayload', conversation: { __typename: 'Conversation', id: string, isUnread: boolean } | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type CreateLabelMutationVariables = Exact<{
  input: SaveLabelInput;
}>;


export type CreateLabelMutation = { __typename: 'Mutation', saveLabel: { __typename: 'LabelPayload', label: (
      { __typename: 'Label' }
      & { ' $fragmentRefs'?: { 'LabelChipFragment': LabelChipFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type ComposerConversationFragment = { __typename: 'Conversation', id: string, channel: Channel, windowExpiresAt: string | null, humanWindowExpiresAt: string | null, socialAccount: { __typename: 'SocialAccount', id: string, name: string, status: SocialAccountStatus }, contact: { __typename: 'Contact', id: string, name: string, phone: string | null, email: string | null, isBlocked: boolean }, draft: (
    { __typename: 'Draft' }
    & { ' $fragmentRefs'?: { 'ComposerDraftFragment': ComposerDraftFragment } }
  ) | null } & { ' $fragmentName'?: 'ComposerConversationFragment' };

export type ComposerDraftFragment = { __typename: 'Draft', conversationId: string, body: string, isNote: boolean, replyToId: string | null, version: number, updatedAt: string } & { ' $fragmentName'?: 'ComposerDraftFragment' };

export type CannedResponsesQueryVariables = Exact<{ [key: string]: never; }>;


export type CannedResponsesQuery = { __typename: 'Query', cannedResponses: Array<{ __typename: 'CannedResponse', id: string, shortcut: string, title: string, body: string, files: Array<(
      { __typename: 'Attachment' }
      & { ' $fragmentRefs'?: { 'AttachedFileFragment': AttachedFileFragment } }
    )> }> };

export type AttachedFileFragment = { __typename: 'Attachment', id: string, kind: AttachmentKind, filename: string, sizeBytes: number | null, url: string | null, durationMs: number | null, refusals: Array<{ __typename: 'FileRefusal', channel: Channel, reason: FileRefusalReason, formats: Array<string>, limitBytes: number | null }> } & { ' $fragmentName'?: 'AttachedFileFragment' };

export type AttachCannedFilesMutationVariables = Exact<{
  input: AttachCannedFilesInput;
}>;


export type AttachCannedFilesMutation = { __typename: 'Mutation', attachCannedFiles: { __typename: 'AttachCannedFilesPayload', files: Array<(
      { __typename: 'Attachment' }
      & { ' $fragmentRefs'?: { 'AttachedFileFragment': AttachedFileFragment } }
    )>, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type MessageTemplatesQueryVariables = Exact<{
  socialAccountId: Scalars['ID']['input'];
}>;


export type MessageTemplatesQuery = { __typename: 'Query', messageTemplates: Array<(
    { __typename: 'MessageTemplate' }
    & { ' $fragmentRefs'?: { 'TemplateChoiceFragment': TemplateChoiceFragment } }
  )> };

export type TemplateChoiceFragment = { __typename: 'MessageTemplate', id: string, name: string, language: string, category: string, status: string, footer: string | null, buttons: Array<string>, header: { __typename: 'TemplatePart', format: string, text: string | null, variables: Array<string>, examples: Array<string> } | null, body: { __typename: 'TemplatePart', format: string, text: string | null, variables: Array<string>, examples: Array<string> } } & { ' $fragmentName'?: 'TemplateChoiceFragment' };

export type QuotedMessageQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type QuotedMessageQuery = { __typename: 'Query', message: (
    { __typename: 'Message' }
    & { ' $fragmentRefs'?: { 'QuotedMessageFragment': QuotedMessageFragment } }
  ) | null };

export type SendMessageMutationVariables = Exact<{
  input: SendMessageInput;
}>;


export type SendMessageMutation = { __typename: 'Mutation', sendMessage: { __typename: 'SendMessagePayload', messages: Array<(
      { __typename: 'Message' }
      & { ' $fragmentRefs'?: { 'MessageItemFragment': MessageItemFragment } }
    )>, conversation: (
      { __typename: 'Conversation' }
      & { ' $fragmentRefs'?: { 'ConversationPlaceFragment': ConversationPlaceFragment;'ConversationRowFragment': ConversationRowFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type AddNoteMutationVariables = Exact<{
  input: AddNoteInput;
}>;


export type AddNoteMutation = { __typename: 'Mutation', addNote: { __typename: 'NotePayload', note: (
      { __typename: 'Note' }
      & { ' $fragmentRefs'?: { 'NoteItemFragment': NoteItemFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type SaveDraftMutationVariables = Exact<{
  input: SaveDraftInput;
}>;


export type SaveDraftMutation = { __typename: 'Mutation', saveDraft: { __typename: 'DraftPayload', draft: (
      { __typename: 'Draft' }
      & { ' $fragmentRefs'?: { 'ComposerDraftFragment': ComposerDraftFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type SendTypingMutationVariables = Exact<{
  input: SendTypingInput;
}>;


export type SendTypingMutation = { __typename: 'Mutation', sendTyping: { __typename: 'DonePayload', done: boolean } };

export type SetPresenceMutationVariables = Exact<{
  input: SetPresenceInput;
}>;


export type SetPresenceMutation = { __typename: 'Mutation', setPresence: { __typename: 'DonePayload', done: boolean } };

export type ContactPanelFragment = { __typename: 'Conversation', id: string, createdAt: string, team: { __typename: 'Team', id: string, name: string } | null, labels: Array<(
    { __typename: 'Label', id: string }
    & { ' $fragmentRefs'?: { 'LabelChipFragment': LabelChipFragment } }
  )>, contact: (
    { __typename: 'Contact', conversations: Array<{ __typename: 'Conversation', id: string, channel: Channel, status: ConversationStatus, lastMessageAt: string, socialAccount: { __typename: 'SocialAccount', id: string, name: string }, lastMessage: { __typename: 'MessagePreview', id: string | null, body: string, kind: MessageKind, author: MessageAuthor, status: MessageStatus | null, authorUser: { __typename: 'User', id: string, name: string } | null } }> }
    & { ' $fragmentRefs'?: { 'ContactDetailsFragment': ContactDetailsFragment } }
  ) } & { ' $fragmentName'?: 'ContactPanelFragment' };

export type ContactDetailsFragment = { __typename: 'Contact', id: string, name: string, phone: string | null, email: string | null, avatarUrl: string | null, about: string, isBlocked: boolean, createdAt: string, attributes: Array<{ __typename: 'ContactAttribute', name: string, value: string }>, identities: Array<{ __typename: 'ContactIdentity', id: string, kind: IdentityKind, externalId: string, username: string | null, socialAccount: { __typename: 'SocialAccount', id: string, name: string, channel: Channel } }> } & { ' $fragmentName'?: 'ContactDetailsFragment' };

export type UpdateContactMutationVariables = Exact<{
  input: UpdateContactInput;
}>;


export type UpdateContactMutation = { __typename: 'Mutation', updateContact: { __typename: 'ContactPayload', contact: (
      { __typename: 'Contact' }
      & { ' $fragmentRefs'?: { 'ContactDetailsFragment': ContactDetailsFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type SetContactBlockedMutationVariables = Exact<{
  input: SetContactBlockedInput;
}>;


export type SetContactBlockedMutation = { __typename: 'Mutation', setContactBlocked: { __typename: 'ContactPayload', contact: { __typename: 'Contact', id: string, isBlocked: boolean } | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type InboxBasicsQueryVariables = Exact<{ [key: string]: never; }>;


export type InboxBasicsQuery = { __typename: 'Query', viewer: { __typename: 'Viewer', role: Role, timeZone: string, density: Density, user: { __typename: 'User', id: string, name: string }, workspace: { __typename: 'Workspace', id: string, replyTargetMinutes: number } } | null, labels: Array<(
    { __typename: 'Label' }
    & { ' $fragmentRefs'?: { 'LabelChipFragment': LabelChipFragment } }
  )>, teams: Array<{ __typename: 'Team', id: string, name: string }>, members: Array<{ __typename: 'Member', role: Role, user: { __typename: 'User', id: string, name: string } }>, socialAccounts: Array<{ __typename: 'SocialAccount', id: string, channel: Channel, name: string, handle: string, status: SocialAccountStatus }>, savedViews: Array<(
    { __typename: 'SavedView' }
    & { ' $fragmentRefs'?: { 'SavedViewLinkFragment': SavedViewLinkFragment } }
  )> };

export type InboxCountsQueryVariables = Exact<{ [key: string]: never; }>;


export type InboxCountsQuery = { __typename: 'Query', inboxCounts: (
    { __typename: 'InboxCounts' }
    & { ' $fragmentRefs'?: { 'ViewCountsFragment': ViewCountsFragment } }
  ) };

export type SavedViewsQueryVariables = Exact<{ [key: string]: never; }>;


export type SavedViewsQuery = { __typename: 'Query', savedViews: Array<(
    { __typename: 'SavedView' }
    & { ' $fragmentRefs'?: { 'SavedViewLinkFragment': SavedViewLinkFragment } }
  )> };

export type BulkProgressFragment = { __typename: 'BulkChange', id: string, state: BulkChangeState, total: number, done: number, failed: number, undone: number } & { ' $fragmentName'?: 'BulkProgressFragment' };

export type BulkChangesQueryVariables = Exact<{ [key: string]: never; }>;


export type BulkChangesQuery = { __typename: 'Query', bulkChanges: Array<(
    { __typename: 'BulkChange' }
    & { ' $fragmentRefs'?: { 'BulkProgressFragment': BulkProgressFragment } }
  )> };

export type BulkChangeQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type BulkChangeQuery = { __typename: 'Query', bulkChange: (
    { __typename: 'BulkChange' }
    & { ' $fragmentRefs'?: { 'BulkProgressFragment': BulkProgressFragment } }
  ) | null };

export type MatchingCountQueryVariables = Exact<{
  filter: ConversationFilter;
}>;


export type MatchingCountQuery = { __typename: 'Query', conversationCount: number };

export type ChangeMatchingMutationVariables = Exact<{
  input: ChangeMatchingInput;
}>;


export type ChangeMatchingMutation = { __typename: 'Mutation', changeMatching: { __typename: 'BulkChangePayload', bulkChange: (
      { __typename: 'BulkChange' }
      & { ' $fragmentRefs'?: { 'BulkProgressFragment': BulkProgressFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type UndoBulkChangeMutationVariables = Exact<{
  input: UndoBulkChangeInput;
}>;


export type UndoBulkChangeMutation = { __typename: 'Mutation', undoBulkChange: { __typename: 'BulkChangePayload', bulkChange: (
      { __typename: 'BulkChange' }
      & { ' $fragmentRefs'?: { 'BulkProgressFragment': BulkProgressFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type ConversationPageQueryVariables = Exact<{
  filter?: InputMaybe<ConversationFilter>;
  sort: ConversationSort;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ConversationPageQuery = { __typename: 'Query', conversations: { __typename: 'ConversationConnection', edges: Array<{ __typename: 'ConversationEdge', cursor: string, node: (
        { __typename: 'Conversation', id: string, viewers: Array<{ __typename: 'Presence', state: PresenceState, user: { __typename: 'User', id: string, name: string } }> }
        & { ' $fragmentRefs'?: { 'ConversationPlaceFragment': ConversationPlaceFragment;'ConversationRowFragment': ConversationRowFragment } }
      ) }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } };

export type ConversationPlaceFragment = { __typename: 'Conversation', id: string, channel: Channel, status: ConversationStatus, priority: Priority, isUnread: boolean, snoozedUntil: string | null, waitingSince: string | null, lastMessageAt: string, socialAccount: { __typename: 'SocialAccount', id: string }, assignee: { __typename: 'User', id: string, name: string } | null, team: { __typename: 'Team', id: string, name: string } | null, labels: Array<{ __typename: 'Label', id: string, name: string, color: LabelColor }> } & { ' $fragmentName'?: 'ConversationPlaceFragment' };

export type ConversationRowFragment = { __typename: 'Conversation', id: string, channel: Channel, status: ConversationStatus, priority: Priority, isUnread: boolean, lastMessageAt: string, waitingSince: string | null, windowExpiresAt: string | null, humanWindowExpiresAt: string | null, snoozedUntil: string | null, contact: { __typename: 'Contact', id: string, name: string, avatarUrl: string | null, isBlocked: boolean }, assignee: { __typename: 'User', id: string, name: string } | null, labels: Array<(
    { __typename: 'Label', id: string }
    & { ' $fragmentRefs'?: { 'LabelChipFragment': LabelChipFragment } }
  )>, lastMessage: { __typename: 'MessagePreview', id: string | null, body: string, kind: MessageKind, author: MessageAuthor, status: MessageStatus | null, authorUser: { __typename: 'User', id: string, name: string } | null } } & { ' $fragmentName'?: 'ConversationRowFragment' };

export type LabelChipFragment = { __typename: 'Label', id: string, name: string, color: LabelColor } & { ' $fragmentName'?: 'LabelChipFragment' };

export type InboxCursorQueryVariables = Exact<{ [key: string]: never; }>;


export type InboxCursorQuery = { __typename: 'Query', inboxCursor: string | null };

export type InboxEventsSubscriptionVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type InboxEventsSubscription = { inboxEvents: { __typename: 'InboxDelivery', cursor: string, event: { __typename: 'ActivityAdded', activity: (
        { __typename: 'Activity' }
        & { ' $fragmentRefs'?: { 'ActivityItemFragment': ActivityItemFragment } }
      ) | null } | { __typename: 'AgentChanged', agent: (
        { __typename: 'Agent' }
        & { ' $fragmentRefs'?: { 'AgentStateFragment': AgentStateFragment } }
      ) } | { __typename: 'AgentTestsUpdated' } | { __typename: 'BudgetChanged', budget: (
        { __typename: 'Budget' }
        & { ' $fragmentRefs'?: { 'BudgetFactsFragment': BudgetFactsFragment } }
      ) } | { __typename: 'BulkChangeUpdated', bulkChange: (
        { __typename: 'BulkChange' }
        & { ' $fragmentRefs'?: { 'BulkProgressFragment': BulkProgressFragment } }
      ) | null } | { __typename: 'ChannelUpdated', socialAccount: { __typename: 'SocialAccount', id: string, status: SocialAccountStatus, name: string, handle: string } | null } | { __typename: 'ConflictsChanged' } | { __typename: 'ConversationRead', conversation: (
        { __typename: 'Conversation', id: string, isUnread: boolean }
        & { ' $fragmentRefs'?: { 'ConversationPlaceFragment': ConversationPlaceFragment } }
      ) | null } | { __typename: 'ConversationUpdated', conversation: (
        { __typename: 'Conversation', windowExpiresAt: string | null, humanWindowExpiresAt: string | null, contact: (
          { __typename: 'Contact' }
          & { ' $fragmentRefs'?: { 'ContactDetailsFragment': ContactDetailsFragment } }
        ) }
        & { ' $fragmentRefs'?: { 'ConversationPlaceFragment': ConversationPlaceFragment;'ConversationRowFragment': ConversationRowFragment } }
      ) | null } | { __typename: 'CopilotStreamed', askId: string, text: string } | { __typename: 'DraftUpdated', conversationId: string, draft: (
        { __typename: 'Draft' }
        & { ' $fragmentRefs'?: { 'ComposerDraftFragment': ComposerDraftFragment } }
      ) | null } | { __typename: 'FaqSuggestionUpdated' } | { __typename: 'GapsChanged' } | { __typename: 'KnowledgeUpdated' } | { __typename: 'LabelsUpdated', labels: Array<(
        { __typename: 'Label' }
        & { ' $fragmentRefs'?: { 'LabelChipFragment': LabelChipFragment } }
      )> } | { __typename: 'MessageAdded', message: (
        { __typename: 'Message' }
        & { ' $fragmentRefs'?: { 'MessageItemFragment': MessageItemFragment } }
      ) | null, conversation: (
        { __typename: 'Conversation' }
        & { ' $fragmentRefs'?: { 'ConversationPlaceFragment': ConversationPlaceFragment;'ConversationRowFragment': ConversationRowFragment } }
      ) | null } | { __typename: 'MessageUpdated', message: (
        { __typename: 'Message' }
        & { ' $fragmentRefs'?: { 'MessageItemFragment': MessageItemFragment } }
      ) | null } | { __typename: 'NoteAdded', note: (
        { __typename: 'Note' }
        & { ' $fragmentRefs'?: { 'NoteItemFragment': NoteItemFragment } }
      ) | null, conversation: (
        { __typename: 'Conversation' }
        & { ' $fragmentRefs'?: { 'ConversationPlaceFragment': ConversationPlaceFragment;'ConversationRowFragment': ConversationRowFragment } }
      ) | null } | { __typename: 'PresenceChanged', conversationId: string, state: PresenceState, user: { __typename: 'User', id: string, name: string } } | { __typename: 'ReplayUpdated' } | { __typename: 'ReplyRunUpdated', conversationId: string, run: { __typename: 'ReplyRun', id: string, state: ReplyRunState, node: ReplyNode } | null } | { __typename: 'ReplyStreamed', conversationId: string, text: string } | { __typename: 'ReplyUpdated', conversationId: string, reply: { __typename: 'Reply', id: string, state: ReplyState } | null } | { __typename: 'Resync', reason: string } } };

export type ThreadHeaderFragment = { __typename: 'Conversation', id: string, channel: Channel, status: ConversationStatus, priority: Priority, snoozedUntil: string | null, isUnread: boolean, contact: { __typename: 'Contact', id: string, name: string, avatarUrl: string | null, isBlocked: boolean }, socialAccount: { __typename: 'SocialAccount', id: string, name: string, handle: string, status: SocialAccountStatus }, assignee: { __typename: 'User', id: string, name: string } | null, team: { __typename: 'Team', id: string, name: string } | null, labels: Array<(
    { __typename: 'Label', id: string }
    & { ' $fragmentRefs'?: { 'LabelChipFragment': LabelChipFragment } }
  )> } & { ' $fragmentName'?: 'ThreadHeaderFragment' };

export type ThreadQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ThreadQuery = { __typename: 'Query', conversation: (
    { __typename: 'Conversation', id: string, channel: Channel, viewers: Array<{ __typename: 'Presence', state: PresenceState, user: { __typename: 'User', id: string, name: string } }>, lastMessage: { __typename: 'MessagePreview', id: string | null } }
    & { ' $fragmentRefs'?: { 'ThreadHeaderFragment': ThreadHeaderFragment;'ComposerConversationFragment': ComposerConversationFragment;'ContactPanelFragment': ContactPanelFragment;'ConversationPlaceFragment': ConversationPlaceFragment;'ConversationRowFragment': ConversationRowFragment } }
  ) | null };

export type TimelinePageQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  last: Scalars['Int']['input'];
  before?: InputMaybe<Scalars['String']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  around?: InputMaybe<Scalars['ID']['input']>;
}>;


export type TimelinePageQuery = { __typename: 'Query', conversation: { __typename: 'Conversation', id: string, timeline: { __typename: 'TimelineConnection', edges: Array<{ __typename: 'TimelineEdge', cursor: string, node: (
          { __typename: 'Activity', id: string }
          & { ' $fragmentRefs'?: { 'ActivityItemFragment': ActivityItemFragment } }
        ) | (
          { __typename: 'Message', id: string }
          & { ' $fragmentRefs'?: { 'MessageItemFragment': MessageItemFragment } }
        ) | (
          { __typename: 'Note', id: string }
          & { ' $fragmentRefs'?: { 'NoteItemFragment': NoteItemFragment } }
        ) }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type MarkReadMutationVariables = Exact<{
  input: MarkReadInput;
}>;


export type MarkReadMutation = { __typename: 'Mutation', markRead: { __typename: 'ConversationPayload', conversation: { __typename: 'Conversation', id: string, isUnread: boolean } | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type FoundMessagesQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  search: Scalars['String']['input'];
}>;


export type FoundMessagesQuery = { __typename: 'Query', conversation: { __typename: 'Conversation', id: string, found: Array<string> } | null };

export type MessageItemFragment = { __typename: 'Message', id: string, conversationId: string, direction: MessageDirection, author: MessageAuthor, kind: MessageKind, body: string, payload: unknown | null, sourceCount: number, isReplyToUnknown: boolean, status: MessageStatus, revision: number, clientKey: string | null, isImported: boolean, occurredAt: string, sentAt: string | null, deliveredAt: string | null, readAt: string | null, editedAt: string | null, deletedAt: string | null, authorUser: { __typename: 'User', id: string, name: string } | null, attachments: Array<(
    { __typename: 'Attachment' }
    & { ' $fragmentRefs'?: { 'AttachmentTileFragment': AttachmentTileFragment } }
  )>, transcript: { __typename: 'Transcript', state: TranscriptState, reason: TranscriptReason | null, text: string, language: string } | null, reactions: Array<{ __typename: 'Reaction', id: string, emoji: string, author: MessageAuthor, authorUser: { __typename: 'User', id: string, name: string } | null }>, replyTo: (
    { __typename: 'Message' }
    & { ' $fragmentRefs'?: { 'QuotedMessageFragment': QuotedMessageFragment } }
  ) | null, failure: { __typename: 'MessageFailure', cause: FailureCause, remedy: FailureRemedy, code: number | null, details: string | null, canRetry: boolean } | null, attempts: Array<{ __typename: 'MessageAttempt', number: number, state: AttemptState, startedAt: string, finishedAt: string | null, errorCode: number | null, errorDetails: string | null }> } & { ' $fragmentName'?: 'MessageItemFragment' };

export type QuotedMessageFragment = { __typename: 'Message', id: string, direction: MessageDirection, author: MessageAuthor, kind: MessageKind, body: string, deletedAt: string | null, authorUser: { __typename: 'User', id: string, name: string } | null, attachments: Array<(
    { __typename: 'Attachment' }
    & { ' $fragmentRefs'?: { 'AttachmentTileFragment': AttachmentTileFragment } }
  )> } & { ' $fragmentName'?: 'QuotedMessageFragment' };

export type AttachmentTileFragment = { __typename: 'Attachment', id: string, kind: AttachmentKind, state: AttachmentState, mimeType: string, filename: string, sizeBytes: number | null, width: number | null, height: number | null, durationMs: number | null, url: string | null } & { ' $fragmentName'?: 'AttachmentTileFragment' };

export type NoteItemFragment = { __typename: 'Note', id: string, conversationId: string, body: string, createdAt: string, isByAI: boolean, authorUser: { __typename: 'User', id: string, name: string } | null, mentions: Array<{ __typename: 'User', id: string, name: string }> } & { ' $fragmentName'?: 'NoteItemFragment' };

export type ActivityItemFragment = { __typename: 'Activity', id: string, conversationId: string, detail: string | null, createdAt: string, activity: ActivityKind, replyRun: { __typename: 'ReplyRun', id: string } | null, actor: { __typename: 'User', id: string, name: string } | null, subjectUser: { __typename: 'User', id: string, name: string } | null, subjectTeam: { __typename: 'Team', id: string, name: string } | null, subjectLabel: { __typename: 'Label', id: string, name: string, color: LabelColor } | null } & { ' $fragmentName'?: 'ActivityItemFragment' };

export type RetryMessageMutationVariables = Exact<{
  input: RetryMessageInput;
}>;


export type RetryMessageMutation = { __typename: 'Mutation', retryMessage: { __typename: 'MessagePayload', message: (
      { __typename: 'Message' }
      & { ' $fragmentRefs'?: { 'MessageItemFragment': MessageItemFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type CancelMessageMutationVariables = Exact<{
  input: DiscardMessageInput;
}>;


export type CancelMessageMutation = { __typename: 'Mutation', cancelMessage: { __typename: 'MessagePayload', message: (
      { __typename: 'Message' }
      & { ' $fragmentRefs'?: { 'MessageItemFragment': MessageItemFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type ReactMutationVariables = Exact<{
  input: ReactInput;
}>;


export type ReactMutation = { __typename: 'Mutation', react: { __typename: 'MessagePayload', message: (
      { __typename: 'Message' }
      & { ' $fragmentRefs'?: { 'MessageItemFragment': MessageItemFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type TranscribeMessageMutationVariables = Exact<{
  input: TranscribeMessageInput;
}>;


export type TranscribeMessageMutation = { __typename: 'Mutation', transcribeMessage: { __typename: 'MessagePayload', message: (
      { __typename: 'Message' }
      & { ' $fragmentRefs'?: { 'MessageItemFragment': MessageItemFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type ViewCountsFragment = { __typename: 'InboxCounts', needsReply: number, mine: number, unassigned: number, mentions: number, all: number, snoozed: number, unread: number } & { ' $fragmentName'?: 'ViewCountsFragment' };

export type SavedViewLinkFragment = { __typename: 'SavedView', id: string, name: string, filter: unknown, isShared: boolean, isMine: boolean, count: number } & { ' $fragmentName'?: 'SavedViewLinkFragment' };

export type SaveViewMutationVariables = Exact<{
  input: SaveViewInput;
}>;


export type SaveViewMutation = { __typename: 'Mutation', saveView: { __typename: 'SavedViewPayload', savedView: (
      { __typename: 'SavedView' }
      & { ' $fragmentRefs'?: { 'SavedViewLinkFragment': SavedViewLinkFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type DeleteViewMutationVariables = Exact<{
  input: DeleteInput;
}>;


export type DeleteViewMutation = { __typename: 'Mutation', deleteView: { __typename: 'DonePayload', done: boolean, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type OutcomesQueryVariables = Exact<{
  period: PeriodInput;
}>;


export type OutcomesQuery = { __typename: 'Query', outcomes: (
    { __typename: 'Outcomes' }
    & { ' $fragmentRefs'?: { 'OutcomeFiguresFragment': OutcomeFiguresFragment } }
  ) };

export type OutcomeMomentsQueryVariables = Exact<{
  period: PeriodInput;
  figure: OutcomeFigure;
  reason?: InputMaybe<ReplyReason>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type OutcomeMomentsQuery = { __typename: 'Query', outcomeMoments: { __typename: 'MomentConnection', edges: Array<{ __typename: 'MomentEdge', cursor: string, node: (
        { __typename: 'Moment' }
        & { ' $fragmentRefs'?: { 'MomentRowFragment': MomentRowFragment } }
      ) }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type AnalyticsAccountsQueryVariables = Exact<{ [key: string]: never; }>;


export type AnalyticsAccountsQuery = { __typename: 'Query', socialAccounts: Array<(
    { __typename: 'SocialAccount' }
    & { ' $fragmentRefs'?: { 'ScopeAccountFragment': ScopeAccountFragment } }
  )> };

export type OutcomeFiguresFragment = { __typename: 'Outcomes', judged: number, solved: number, cameBack: number, handedOver: number, byTeam: number, unanswered: number, tooEarly: number, medianFirstReplyMs: number | null, handoverReasons: Array<{ __typename: 'ReasonCount', reason: ReplyReason, count: number }>, drafts: { __typename: 'DraftFigures', asWritten: number, edited: number, medianEdit: number | null, discarded: number, otherwise: number }, answers: { __typename: 'AnswerFigures', good: number, bad: number, sent: number, costMicros: number }, days: Array<{ __typename: 'DayOutcomes', day: string, solved: number, cameBack: number, handedOver: number, byTeam: number, unanswered: number, tooEarly: number }> } & { ' $fragmentName'?: 'OutcomeFiguresFragment' };

export type MomentRowFragment = { __typename: 'Moment', conversationId: string, at: string, reason: ReplyReason | null, conversation: { __typename: 'Conversation', id: string, channel: Channel, contact: { __typename: 'Contact', id: string, name: string } } | null } & { ' $fragmentName'?: 'MomentRowFragment' };

export type GapsQueryVariables = Exact<{
  days: Scalars['Int']['input'];
}>;


export type GapsQuery = { __typename: 'Query', open: Array<(
    { __typename: 'QuestionGroup' }
    & { ' $fragmentRefs'?: { 'GapRowFragment': GapRowFragment } }
  )>, aside: Array<(
    { __typename: 'QuestionGroup' }
    & { ' $fragmentRefs'?: { 'GapRowFragment': GapRowFragment } }
  )> };

export type OpenGapsQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenGapsQuery = { __typename: 'Query', openGaps: number };

export type QuestionTopicsQueryVariables = Exact<{
  period: PeriodInput;
}>;


export type QuestionTopicsQuery = { __typename: 'Query', questionTopics: Array<(
    { __typename: 'QuestionGroup' }
    & { ' $fragmentRefs'?: { 'TopicFactsFragment': TopicFactsFragment } }
  )> };

export type QuestionGroupQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  period: PeriodInput;
  isMissed: Scalars['Boolean']['input'];
}>;


export type QuestionGroupQuery = { __typename: 'Query', questionGroup: { __typename: 'QuestionGroupDetail', questions: Array<(
      { __typename: 'GroupQuestion' }
      & { ' $fragmentRefs'?: { 'AskedRowFragment': AskedRowFragment } }
    )>, proposal: { __typename: 'FaqProposal', questions: Array<string>, answer: string } } | null };

export type DismissGapMutationVariables = Exact<{
  input: GapInput;
}>;


export type DismissGapMutation = { __typename: 'Mutation', dismissGap: { __typename: 'GapPayload', id: string | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type RestoreGapMutationVariables = Exact<{
  input: GapInput;
}>;


export type RestoreGapMutation = { __typename: 'Mutation', restoreGap: { __typename: 'GapPayload', id: string | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type TopicFactsFragment = { __typename: 'QuestionGroup', id: string, label: string, count: number, countBefore: number, settled: number, solved: number, languages: Array<string>, lastAskedAt: string } & { ' $fragmentName'?: 'TopicFactsFragment' };

export type GapRowFragment = { __typename: 'QuestionGroup', id: string, label: string, count: number, countBefore: number, languages: Array<string>, lastAskedAt: string, dismissedAt: string | null, coveredBy: { __typename: 'KnowledgeSource', id: string, title: string, kind: KnowledgeKind } | null, dismissedBy: { __typename: 'User', id: string, name: string } | null } & { ' $fragmentName'?: 'GapRowFragment' };

export type AskedRowFragment = { __typename: 'GroupQuestion', id: string, body: string, askedAt: string, miss: MissReason | null, conversationId: string, answer: string | null, answeredBy: { __typename: 'User', id: string, name: string } | null } & { ' $fragmentName'?: 'AskedRowFragment' };

export type SourcesQueryVariables = Exact<{
  filter?: InputMaybe<KnowledgeFilter>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type SourcesQuery = { __typename: 'Query', knowledgeSources: { __typename: 'KnowledgeSourceConnection', edges: Array<{ __typename: 'KnowledgeSourceEdge', cursor: string, node: (
        { __typename: 'KnowledgeSource' }
        & { ' $fragmentRefs'?: { 'SourceRowFragment': SourceRowFragment } }
      ) }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type FaqsQueryVariables = Exact<{
  filter?: InputMaybe<KnowledgeFilter>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type FaqsQuery = { __typename: 'Query', faqs: { __typename: 'FaqConnection', edges: Array<{ __typename: 'FaqEdge', cursor: string, node: (
        { __typename: 'Faq' }
        & { ' $fragmentRefs'?: { 'FaqRowFragment': FaqRowFragment } }
      ) }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type FaqSuggestionsQueryVariables = Exact<{
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type FaqSuggestionsQuery = { __typename: 'Query', faqSuggestions: { __typename: 'FaqSuggestionConnection', edges: Array<{ __typename: 'FaqSuggestionEdge', cursor: string, node: (
        { __typename: 'FaqSuggestion' }
        & { ' $fragmentRefs'?: { 'SuggestionCardFragment': SuggestionCardFragment } }
      ) }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } };

export type OpenFaqSuggestionsQueryVariables = Exact<{ [key: string]: never; }>;


export type OpenFaqSuggestionsQuery = { __typename: 'Query', openFaqSuggestions: number };

export type SuggestionCardFragment = { __typename: 'FaqSuggestion', id: string, cause: FaqSuggestionCause, state: FaqSuggestionState, question: string, answer: string, conversationId: string, createdAt: string, conversation: { __typename: 'Conversation', id: string, contact: { __typename: 'Contact', id: string, name: string } } | null, suggestedBy: { __typename: 'User', id: string, name: string } | null, similar: (
    { __typename: 'Faq' }
    & { ' $fragmentRefs'?: { 'FaqRowFragment': FaqRowFragment } }
  ) | null } & { ' $fragmentName'?: 'SuggestionCardFragment' };

export type KnowledgeBasicsQueryVariables = Exact<{ [key: string]: never; }>;


export type KnowledgeBasicsQuery = { __typename: 'Query', knowledgeUsage: (
    { __typename: 'KnowledgeUsage' }
    & { ' $fragmentRefs'?: { 'UsageFactsFragment': UsageFactsFragment } }
  ), socialAccounts: Array<(
    { __typename: 'SocialAccount' }
    & { ' $fragmentRefs'?: { 'ScopeAccountFragment': ScopeAccountFragment } }
  )> };

export type SourceQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type SourceQuery = { __typename: 'Query', knowledgeSource: (
    { __typename: 'KnowledgeSource' }
    & { ' $fragmentRefs'?: { 'SourceDetailFragment': SourceDetailFragment } }
  ) | null };

export type SourceChunksQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  pending: Scalars['Boolean']['input'];
}>;


export type SourceChunksQuery = { __typename: 'Query', knowledgeSource: { __typename: 'KnowledgeSource', id: string, chunks: { __typename: 'KnowledgeChunkConnection', edges: Array<{ __typename: 'KnowledgeChunkEdge', cursor: string, node: (
          { __typename: 'KnowledgeChunk' }
          & { ' $fragmentRefs'?: { 'ChunkCardFragment': ChunkCardFragment } }
        ) }>, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, endCursor: string | null } } } | null };

export type SourceChangeQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type SourceChangeQuery = { __typename: 'Query', knowledgeSource: { __typename: 'KnowledgeSource', id: string, hasPendingChange: boolean, pendingChange: { __typename: 'KnowledgeChange', versionId: string, readAt: string, added: number, removed: number, lines: Array<{ __typename: 'DiffLine', kind: DiffKind, text: string }> } | null } | null };

export type UsageFactsFragment = { __typename: 'KnowledgeUsage', usedBytes: number, allowedBytes: number, sources: number, allowedSources: number, chunks: number, allowedChunks: number, costMicros: number } & { ' $fragmentName'?: 'UsageFactsFragment' };

export type ScopeAccountFragment = { __typename: 'SocialAccount', id: string, name: string, channel: Channel } & { ' $fragmentName'?: 'ScopeAccountFragment' };

export type SourceRowFragment = { __typename: 'KnowledgeSource', id: string, kind: KnowledgeKind, title: string, language: string, audience: KnowledgeAudience, channels: Array<Channel>, tags: Array<string>, isEnabled: boolean, status: KnowledgeStatus, failure: KnowledgeFailure | null, failureDetail: string | null, filename: string | null, sizeBytes: number, pageCount: number | null, silentPages: Array<number>, chunkCount: number, url: string | null, hasPendingChange: boolean, createdAt: string, updatedAt: string, indexedAt: string | null, socialAccounts: Array<(
    { __typename: 'SocialAccount' }
    & { ' $fragmentRefs'?: { 'ScopeAccountFragment': ScopeAccountFragment } }
  )>, progress: { __typename: 'KnowledgeProgress', done: number, total: number } | null, upkeep: (
    { __typename: 'KnowledgeUpkeep' }
    & { ' $fragmentRefs'?: { 'UpkeepFragment': UpkeepFragment } }
  ) } & { ' $fragmentName'?: 'SourceRowFragment' };

export type UpkeepFragment = { __typename: 'KnowledgeUpkeep', validFrom: string | null, validUntil: string | null, reviewMonths: number | null, reviewedAt: string | null, reviewAt: string | null, owner: { __typename: 'User', id: string, name: string } | null } & { ' $fragmentName'?: 'UpkeepFragment' };

export type UpkeepPeopleQueryVariables = Exact<{ [key: string]: never; }>;


export type UpkeepPeopleQuery = { __typename: 'Query', members: Array<{ __typename: 'Member', user: { __typename: 'User', id: string, name: string } }> };

export type ReviewKnowledgeSourceMutationVariables = Exact<{
  input: KnowledgeSourceInput;
}>;


export type ReviewKnowledgeSourceMutation = { __typename: 'Mutation', reviewKnowledgeSource: { __typename: 'KnowledgeSourcePayload', source: { __typename: 'KnowledgeSource', id: string, upkeep: (
        { __typename: 'KnowledgeUpkeep' }
        & { ' $fragmentRefs'?: { 'UpkeepFragment': UpkeepFragment } }
      ) } | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type SourceDetailFragment = (
  { __typename: 'KnowledgeSource', id: string, mimeType: string | null, tokenCount: number, costMicros: number, refreshHours: number | null, refreshedAt: string | null, refreshAt: string | null, appliesChanges: boolean, sitemap: { __typename: 'KnowledgeSource', id: string, title: string } | null, createdBy: { __typename: 'User', id: string, name: string } | null }
  & { ' $fragmentRefs'?: { 'SourceRowFragment': SourceRowFragment } }
) & { ' $fragmentName'?: 'SourceDetailFragment' };

export type ChunkCardFragment = { __typename: 'KnowledgeChunk', id: string, position: number, heading: string, body: string, page: number | null, tokens: number } & { ' $fragmentName'?: 'ChunkCardFragment' };

export type FaqRowFragment = { __typename: 'Faq', id: string, questions: Array<string>, answer: string, tags: Array<string>, language: string, audience: KnowledgeAudience, channels: Array<Channel>, isEnabled: boolean, status: KnowledgeStatus, updatedAt: string, socialAccounts: Array<(
    { __typename: 'SocialAccount' }
    & { ' $fragmentRefs'?: { 'ScopeAccountFragment': ScopeAccountFragment } }
  )>, upkeep: (
    { __typename: 'KnowledgeUpkeep' }
    & { ' $fragmentRefs'?: { 'UpkeepFragment': UpkeepFragment } }
  ) } & { ' $fragmentName'?: 'FaqRowFragment' };

export type RankedRowFragment = { __typename: 'RankedPassage', chunkId: string, kind: KnowledgeKind, title: string, heading: string, text: string, page: number | null, score: number, lexical: number, trigram: number, vector: number, leftOut: Array<LeftOutReason>, source: { __typename: 'KnowledgeSource', id: string, kind: KnowledgeKind, title: string } | null } & { ' $fragmentName'?: 'RankedRowFragment' };

export type KnowledgeEventsSubscriptionVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type KnowledgeEventsSubscription = { inboxEvents: { __typename: 'InboxDelivery', cursor: string, event: { __typename: 'ActivityAdded' } | { __typename: 'AgentChanged' } | { __typename: 'AgentTestsUpdated' } | { __typename: 'BudgetChanged' } | { __typename: 'BulkChangeUpdated' } | { __typename: 'ChannelUpdated' } | { __typename: 'ConflictsChanged', openConflicts: number } | { __typename: 'ConversationRead' } | { __typename: 'ConversationUpdated' } | { __typename: 'CopilotStreamed' } | { __typename: 'DraftUpdated' } | { __typename: 'FaqSuggestionUpdated', suggestionId: string } | { __typename: 'GapsChanged', openGaps: number } | { __typename: 'KnowledgeUpdated', sourceId: string, source: (
        { __typename: 'KnowledgeSource' }
        & { ' $fragmentRefs'?: { 'SourceRowFragment': SourceRowFragment;'SourceDetailFragment': SourceDetailFragment } }
      ) | null, faq: (
        { __typename: 'Faq' }
        & { ' $fragmentRefs'?: { 'FaqRowFragment': FaqRowFragment } }
      ) | null } | { __typename: 'LabelsUpdated' } | { __typename: 'MessageAdded' } | { __typename: 'MessageUpdated' } | { __typename: 'NoteAdded' } | { __typename: 'PresenceChanged' } | { __typename: 'ReplayUpdated' } | { __typename: 'ReplyRunUpdated' } | { __typename: 'ReplyStreamed' } | { __typename: 'ReplyUpdated' } | { __typename: 'Resync', reason: string } } };

export type AddKnowledgePageMutationVariables = Exact<{
  input: AddKnowledgePageInput;
}>;


export type AddKnowledgePageMutation = { __typename: 'Mutation', addKnowledgePage: { __typename: 'KnowledgeSourcePayload', source: (
      { __typename: 'KnowledgeSource' }
      & { ' $fragmentRefs'?: { 'SourceRowFragment': SourceRowFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type UpdateKnowledgeSourceMutationVariables = Exact<{
  input: UpdateKnowledgeSourceInput;
}>;


export type UpdateKnowledgeSourceMutation = { __typename: 'Mutation', updateKnowledgeSource: { __typename: 'KnowledgeSourcePayload', source: (
      { __typename: 'KnowledgeSource' }
      & { ' $fragmentRefs'?: { 'SourceDetailFragment': SourceDetailFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type RetryKnowledgeSourceMutationVariables = Exact<{
  input: KnowledgeSourceInput;
}>;


export type RetryKnowledgeSourceMutation = { __typename: 'Mutation', retryKnowledgeSource: { __typename: 'KnowledgeSourcePayload', source: (
      { __typename: 'KnowledgeSource' }
      & { ' $fragmentRefs'?: { 'SourceDetailFragment': SourceDetailFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type ApproveKnowledgeChangeMutationVariables = Exact<{
  input: KnowledgeChangeInput;
}>;


export type ApproveKnowledgeChangeMutation = { __typename: 'Mutation', approveKnowledgeChange: { __typename: 'KnowledgeSourcePayload', source: (
      { __typename: 'KnowledgeSource' }
      & { ' $fragmentRefs'?: { 'SourceDetailFragment': SourceDetailFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type DiscardKnowledgeChangeMutationVariables = Exact<{
  input: KnowledgeChangeInput;
}>;


export type DiscardKnowledgeChangeMutation = { __typename: 'Mutation', discardKnowledgeChange: { __typename: 'KnowledgeSourcePayload', source: (
      { __typename: 'KnowledgeSource' }
      & { ' $fragmentRefs'?: { 'SourceDetailFragment': SourceDetailFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type DeleteKnowledgeSourceMutationVariables = Exact<{
  input: DeleteInput;
}>;


export type DeleteKnowledgeSourceMutation = { __typename: 'Mutation', deleteKnowledgeSource: { __typename: 'DonePayload', done: boolean, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type SaveFaqMutationVariables = Exact<{
  input: SaveFaqInput;
}>;


export type SaveFaqMutation = { __typename: 'Mutation', saveFaq: { __typename: 'FaqPayload', faq: (
      { __typename: 'Faq' }
      & { ' $fragmentRefs'?: { 'FaqRowFragment': FaqRowFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type TestSearchMutationVariables = Exact<{
  input: TestSearchInput;
}>;


export type TestSearchMutation = { __typename: 'Mutation', testSearch: { __typename: 'TestSearchPayload', result: { __typename: 'SearchTest', words: Array<string>, language: string, hasEmbedding: boolean, minScore: number, ranked: Array<(
        { __typename: 'RankedPassage' }
        & { ' $fragmentRefs'?: { 'RankedRowFragment': RankedRowFragment } }
      )> } | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type AcceptFaqSuggestionMutationVariables = Exact<{
  input: AcceptFaqSuggestionInput;
}>;


export type AcceptFaqSuggestionMutation = { __typename: 'Mutation', acceptFaqSuggestion: { __typename: 'FaqSuggestionPayload', suggestion: { __typename: 'FaqSuggestion', id: string, state: FaqSuggestionState, faq: (
        { __typename: 'Faq' }
        & { ' $fragmentRefs'?: { 'FaqRowFragment': FaqRowFragment } }
      ) | null } | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type DiscardFaqSuggestionMutationVariables = Exact<{
  input: FaqSuggestionInput;
}>;


export type DiscardFaqSuggestionMutation = { __typename: 'Mutation', discardFaqSuggestion: { __typename: 'FaqSuggestionPayload', suggestion: { __typename: 'FaqSuggestion', id: string, state: FaqSuggestionState } | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type PlaygroundBasicsQueryVariables = Exact<{ [key: string]: never; }>;


export type PlaygroundBasicsQuery = { __typename: 'Query', agent: { __typename: 'Agent', published: { __typename: 'AgentVersion', id: string, number: number } | null }, agentVersions: Array<{ __typename: 'AgentVersion', id: string, number: number, note: string }>, aiModels: Array<{ __typename: 'AIModel', id: string, name: string, task: AiTask, isDefault: boolean, isOffline: boolean }> };

export type TryAgentMutationVariables = Exact<{
  input: TryAgentInput;
}>;


export type TryAgentMutation = { __typename: 'Mutation', tryAgent: { __typename: 'TrialPayload', trial: (
      { __typename: 'Trial' }
      & { ' $fragmentRefs'?: { 'TrialCardFragment': TrialCardFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type TrialCardFragment = { __typename: 'Trial', outcome: ReplyOutcome, reason: ReplyReason, detail: string, body: string, language: string, version: number | null, model: string, promptTokens: number, completionTokens: number, costMicros: number, latencyMs: number, parts: Array<{ __typename: 'ReplyPart', text: string, sources: Array<number>, isGrounded: boolean }>, sources: Array<{ __typename: 'ReplySource', number: number, sourceId: string, kind: string, title: string, heading: string, text: string, page: number | null, score: number, isCited: boolean, updatedAt: string }>, prompt: Array<{ __typename: 'TrialMessage', role: string, text: string }>, steps: Array<{ __typename: 'ReplyStep', node: ReplyNode, number: number, input: unknown, output: unknown, model: string, provider: string, promptTokens: number, completionTokens: number, costMicros: number, latencyMs: number }> } & { ' $fragmentName'?: 'TrialCardFragment' };

export type SavePreferencesMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type SavePreferencesMutation = { __typename: 'Mutation', updateProfile: { __typename: 'ViewerPayload', viewer: (
      { __typename: 'Viewer' }
      & { ' $fragmentRefs'?: { 'ViewerContextFragment': ViewerContextFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type ConversationReplyQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ConversationReplyQuery = { __typename: 'Query', conversation: { __typename: 'Conversation', id: string, replyDueAt: string | null, reply: (
      { __typename: 'Reply' }
      & { ' $fragmentRefs'?: { 'ReplyDraftFragment': ReplyDraftFragment } }
    ) | null, replyRun: { __typename: 'ReplyRun', id: string, state: ReplyRunState, node: ReplyNode, cause: ReplyCause } | null } | null };

export type ReplyDraftFragment = (
  { __typename: 'Reply', id: string, conversationId: string, state: ReplyState, body: string, language: string, createdAt: string, run: { __typename: 'ReplyRun', id: string, reason: ReplyReason | null, detail: string, model: string, costMicros: number, topic: (
      { __typename: 'ReplyTopic' }
      & { ' $fragmentRefs'?: { 'EarnedTopicFragment': EarnedTopicFragment } }
    ) | null } }
  & { ' $fragmentRefs'?: { 'ReplyPassagesFragment': ReplyPassagesFragment;'ReplyOpinionFragment': ReplyOpinionFragment } }
) & { ' $fragmentName'?: 'ReplyDraftFragment' };

export type EarnedTopicFragment = { __typename: 'ReplyTopic', id: string, name: string, isProposed: boolean, outcomes: { __typename: 'TopicOutcomes', accepted: number, smallEdits: number, rewritten: number, discarded: number, answeredOtherwise: number, ratedBad: number } } & { ' $fragmentName'?: 'EarnedTopicFragment' };

export type ReplyOpinionFragment = { __typename: 'Reply', id: string, myFeedback: { __typename: 'ReplyFeedback', isGood: boolean, reason: DiscardReason | null, correction: string } | null, feedback: Array<{ __typename: 'ReplyFeedback', isGood: boolean, reason: DiscardReason | null, correction: string, user: { __typename: 'User', id: string, name: string } | null }> } & { ' $fragmentName'?: 'ReplyOpinionFragment' };

export type AssistantWorkQueryVariables = Exact<{
  ids: Array<Scalars['ID']['input']> | Scalars['ID']['input'];
}>;


export type AssistantWorkQuery = { __typename: 'Query', assistantWork: Array<{ __typename: 'AssistantWork', conversationId: string, state: AssistantState }> };

export type MessageSourcesQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type MessageSourcesQuery = { __typename: 'Query', message: { __typename: 'Message', id: string, replyRun: { __typename: 'ReplyRun', id: string, versionNumber: number | null, reply: (
        { __typename: 'Reply', id: string }
        & { ' $fragmentRefs'?: { 'ReplyPassagesFragment': ReplyPassagesFragment } }
      ) | null } | null } | null };

export type ReplyPassagesFragment = { __typename: 'Reply', parts: Array<{ __typename: 'ReplyPart', text: string, sources: Array<number>, isGrounded: boolean }>, sources: Array<{ __typename: 'ReplySource', number: number, sourceId: string, kind: string, title: string, heading: string, text: string, page: number | null, score: number, isCited: boolean, updatedAt: string }> } & { ' $fragmentName'?: 'ReplyPassagesFragment' };

export type ReplyTraceQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type ReplyTraceQuery = { __typename: 'Query', replyRun: (
    { __typename: 'ReplyRun' }
    & { ' $fragmentRefs'?: { 'ReplyTraceRunFragment': ReplyTraceRunFragment } }
  ) | null };

export type MessageTraceQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type MessageTraceQuery = { __typename: 'Query', message: { __typename: 'Message', id: string, replyRun: { __typename: 'ReplyRun', id: string } | null } | null };

export type ReplyTraceRunFragment = { __typename: 'ReplyRun', id: string, versionNumber: number | null, state: ReplyRunState, cause: ReplyCause, hint: string, outcome: ReplyOutcome | null, reason: ReplyReason | null, detail: string, model: string, promptTokens: number, completionTokens: number, costMicros: number, createdAt: string, startedAt: string | null, finishedAt: string | null, requestedBy: { __typename: 'User', id: string, name: string } | null, reply: (
    { __typename: 'Reply', id: string, body: string }
    & { ' $fragmentRefs'?: { 'ReplyPassagesFragment': ReplyPassagesFragment;'ReplyOpinionFragment': ReplyOpinionFragment } }
  ) | null, steps: Array<{ __typename: 'ReplyStep', node: ReplyNode, number: number, input: unknown, output: unknown, model: string, provider: string, promptTokens: number, completionTokens: number, costMicros: number, latencyMs: number, finishedAt: string }> } & { ' $fragmentName'?: 'ReplyTraceRunFragment' };

export type ApproveReplyMutationVariables = Exact<{
  input: ApproveReplyInput;
}>;


export type ApproveReplyMutation = { __typename: 'Mutation', approveReply: { __typename: 'ApproveReplyPayload', reply: { __typename: 'Reply', id: string, state: ReplyState } | null, messages: Array<(
      { __typename: 'Message' }
      & { ' $fragmentRefs'?: { 'MessageItemFragment': MessageItemFragment } }
    )>, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type RateReplyMutationVariables = Exact<{
  input: RateReplyInput;
}>;


export type RateReplyMutation = { __typename: 'Mutation', rateReply: { __typename: 'ReplyPayload', reply: (
      { __typename: 'Reply' }
      & { ' $fragmentRefs'?: { 'ReplyOpinionFragment': ReplyOpinionFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type DiscardReplyMutationVariables = Exact<{
  input: DiscardReplyInput;
}>;


export type DiscardReplyMutation = { __typename: 'Mutation', discardReply: { __typename: 'ReplyPayload', reply: { __typename: 'Reply', id: string, state: ReplyState } | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type RequestReplyMutationVariables = Exact<{
  input: RequestReplyInput;
}>;


export type RequestReplyMutation = { __typename: 'Mutation', requestReply: { __typename: 'ReplyRunPayload', run: { __typename: 'ReplyRun', id: string, conversationId: string, state: ReplyRunState, node: ReplyNode, cause: ReplyCause } | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { __typename: 'Mutation', signIn: { __typename: 'ViewerPayload', viewer: { __typename: 'Viewer', email: string } | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type SignUpMutationVariables = Exact<{
  input: SignUpInput;
}>;


export type SignUpMutation = { __typename: 'Mutation', signUp: { __typename: 'ViewerPayload', viewer: { __typename: 'Viewer', email: string } | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type RequestPasswordResetMutationVariables = Exact<{
  input: RequestPasswordResetInput;
}>;


export type RequestPasswordResetMutation = { __typename: 'Mutation', requestPasswordReset: { __typename: 'DonePayload', done: boolean, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type ResetPasswordMutation = { __typename: 'Mutation', resetPassword: { __typename: 'ViewerPayload', viewer: { __typename: 'Viewer', email: string } | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type ProfileSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type ProfileSettingsQuery = { __typename: 'Query', viewer: (
    { __typename: 'Viewer' }
    & { ' $fragmentRefs'?: { 'ViewerContextFragment': ViewerContextFragment } }
  ) | null };

export type SecuritySettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type SecuritySettingsQuery = { __typename: 'Query', sessions: Array<(
    { __typename: 'Session' }
    & { ' $fragmentRefs'?: { 'SessionRowFragment': SessionRowFragment } }
  )> };

export type SessionRowFragment = { __typename: 'Session', id: string, userAgent: string, address: string, createdAt: string, lastUsedAt: string, isCurrent: boolean } & { ' $fragmentName'?: 'SessionRowFragment' };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { __typename: 'Mutation', changePassword: { __typename: 'DonePayload', done: boolean, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type RevokeSessionMutationVariables = Exact<{
  input: RevokeSessionInput;
}>;


export type RevokeSessionMutation = { __typename: 'Mutation', revokeSession: { __typename: 'DonePayload', done: boolean, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type MembersSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type MembersSettingsQuery = { __typename: 'Query', members: Array<(
    { __typename: 'Member' }
    & { ' $fragmentRefs'?: { 'MemberRowFragment': MemberRowFragment } }
  )>, teams: Array<(
    { __typename: 'Team' }
    & { ' $fragmentRefs'?: { 'TeamRowFragment': TeamRowFragment } }
  )> };

export type MemberRowFragment = { __typename: 'Member', role: Role, createdAt: string, user: { __typename: 'User', id: string, name: string, email: string } } & { ' $fragmentName'?: 'MemberRowFragment' };

export type TeamRowFragment = { __typename: 'Team', id: string, name: string, members: Array<{ __typename: 'User', id: string, name: string }> } & { ' $fragmentName'?: 'TeamRowFragment' };

export type UpdateWorkspaceMutationVariables = Exact<{
  input: UpdateWorkspaceInput;
}>;


export type UpdateWorkspaceMutation = { __typename: 'Mutation', updateWorkspace: { __typename: 'WorkspacePayload', workspace: { __typename: 'Workspace', id: string, name: string, replyTargetMinutes: number } | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type SaveTeamMutationVariables = Exact<{
  input: SaveTeamInput;
}>;


export type SaveTeamMutation = { __typename: 'Mutation', saveTeam: { __typename: 'TeamPayload', team: (
      { __typename: 'Team' }
      & { ' $fragmentRefs'?: { 'TeamRowFragment': TeamRowFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type DeleteTeamMutationVariables = Exact<{
  input: DeleteInput;
}>;


export type DeleteTeamMutation = { __typename: 'Mutation', deleteTeam: { __typename: 'DonePayload', done: boolean, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type LabelSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type LabelSettingsQuery = { __typename: 'Query', labels: Array<(
    { __typename: 'Label' }
    & { ' $fragmentRefs'?: { 'LabelRowFragment': LabelRowFragment } }
  )> };

export type LabelRowFragment = { __typename: 'Label', id: string, name: string, color: LabelColor } & { ' $fragmentName'?: 'LabelRowFragment' };

export type SaveLabelMutationVariables = Exact<{
  input: SaveLabelInput;
}>;


export type SaveLabelMutation = { __typename: 'Mutation', saveLabel: { __typename: 'LabelPayload', label: (
      { __typename: 'Label' }
      & { ' $fragmentRefs'?: { 'LabelRowFragment': LabelRowFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type DeleteLabelMutationVariables = Exact<{
  input: DeleteInput;
}>;


export type DeleteLabelMutation = { __typename: 'Mutation', deleteLabel: { __typename: 'DonePayload', done: boolean, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type CannedResponseSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type CannedResponseSettingsQuery = { __typename: 'Query', cannedResponses: Array<(
    { __typename: 'CannedResponse' }
    & { ' $fragmentRefs'?: { 'CannedResponseRowFragment': CannedResponseRowFragment } }
  )> };

export type CannedResponseRowFragment = { __typename: 'CannedResponse', id: string, shortcut: string, title: string, body: string, updatedAt: string, files: Array<(
    { __typename: 'Attachment' }
    & { ' $fragmentRefs'?: { 'AttachedFileFragment': AttachedFileFragment } }
  )> } & { ' $fragmentName'?: 'CannedResponseRowFragment' };

export type SaveCannedResponseMutationVariables = Exact<{
  input: SaveCannedResponseInput;
}>;


export type SaveCannedResponseMutation = { __typename: 'Mutation', saveCannedResponse: { __typename: 'CannedResponsePayload', cannedResponse: (
      { __typename: 'CannedResponse' }
      & { ' $fragmentRefs'?: { 'CannedResponseRowFragment': CannedResponseRowFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type DeleteCannedResponseMutationVariables = Exact<{
  input: DeleteInput;
}>;


export type DeleteCannedResponseMutation = { __typename: 'Mutation', deleteCannedResponse: { __typename: 'DonePayload', done: boolean, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type ApiKeySettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type ApiKeySettingsQuery = { __typename: 'Query', apiKeys: Array<(
    { __typename: 'ApiKey' }
    & { ' $fragmentRefs'?: { 'ApiKeyRowFragment': ApiKeyRowFragment } }
  )> };

export type ApiKeyRowFragment = { __typename: 'ApiKey', id: string, name: string, scope: ApiKeyScope, prefix: string, createdAt: string, expiresAt: string | null, lastUsedAt: string | null } & { ' $fragmentName'?: 'ApiKeyRowFragment' };

export type CreateApiKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CreateApiKeyMutation = { __typename: 'Mutation', createApiKey: { __typename: 'CreateApiKeyPayload', secret: string | null, apiKey: (
      { __typename: 'ApiKey' }
      & { ' $fragmentRefs'?: { 'ApiKeyRowFragment': ApiKeyRowFragment } }
    ) | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type RevokeApiKeyMutationVariables = Exact<{
  input: DeleteInput;
}>;


export type RevokeApiKeyMutation = { __typename: 'Mutation', revokeApiKey: { __typename: 'DonePayload', done: boolean, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type ImproveTextMutationVariables = Exact<{
  input: ImproveTextInput;
}>;


export type ImproveTextMutation = { __typename: 'Mutation', improveText: { __typename: 'ImproveTextPayload', improved: { __typename: 'ImprovedText', text: string, language: string, model: string, costMicros: number } | null, errors: Array<{ __typename: 'UserError', code: ProblemCode, field: string | null, message: string }> } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { __typename: 'Query', viewer: (
    { __typename: 'Viewer' }
    & { ' $fragmentRefs'?: { 'ViewerContextFragment': ViewerContextFragment } }
  ) | null };

export type ViewerContextFragment = { __typename: 'Viewer', email: string, role: Role, locale: string, timeZone: string, theme: Theme, density: Density, isSandbox: boolean, user: { __typename: 'User', id: string, name: string }, workspace: { __typename: 'Workspace', id: string, name: string, replyTargetMinutes: number }, memberships: Array<{ __typename: 'ViewerMembership', role: Role, workspace: { __typename: 'Workspace', id: string, name: string } }> } & { ' $fragmentName'?: 'ViewerContextFragment' };

export { ChannelAttentionFragmentDoc } from "./documents/ChannelAttentionFragmentDoc";
export { ActionFactsFragmentDoc } from "./documents/ActionFactsFragmentDoc";
export { ActionTrialResultFragmentDoc } from "./documents/ActionTrialResultFragmentDoc";
export { AgentStateFragmentDoc } from "./documents/AgentStateFragmentDoc";
export { AgentStandingFragmentDoc } from "./documents/AgentStandingFragmentDoc";
export { TopicRowFragmentDoc } from "./documents/TopicRowFragmentDoc";
export { ReliabilityChartFragmentDoc } from "./documents/ReliabilityChartFragmentDoc";
export { AutonomyStateFragmentDoc } from "./documents/AutonomyStateFragmentDoc";
export { ReplayRowFragmentDoc } from "./documents/ReplayRowFragmentDoc";
export { ReplaySideFieldsFragmentDoc } from "./documents/ReplaySideFieldsFragmentDoc";
export { ReplayTurnRowFragmentDoc } from "./documents/ReplayTurnRowFragmentDoc";
export { AgentAccountFragmentDoc } from "./documents/AgentAccountFragmentDoc";
export { AgentConfigFormFragmentDoc } from "./documents/AgentConfigFormFragmentDoc";
export { AgentDraftFormFragmentDoc } from "./documents/AgentDraftFormFragmentDoc";
export { AgentVersionRowFragmentDoc } from "./documents/AgentVersionRowFragmentDoc";
export { AgentTestRowFragmentDoc } from "./documents/AgentTestRowFragmentDoc";
export { AgentTestRunRowFragmentDoc } from "./documents/AgentTestRunRowFragmentDoc";
export { AgentTestResultRowFragmentDoc } from "./documents/AgentTestResultRowFragmentDoc";
export { BudgetFactsFragmentDoc } from "./documents/BudgetFactsFragmentDoc";
export { ModelRowFragmentDoc } from "./documents/ModelRowFragmentDoc";
export { EntryRowFragmentDoc } from "./documents/EntryRowFragmentDoc";
export { OwnModelFactsFragmentDoc } from "./documents/OwnModelFactsFragmentDoc";
export { ModelProviderFactsFragmentDoc } from "./documents/ModelProviderFactsFragmentDoc";
export { OwnModelResultFragmentDoc } from "./documents/OwnModelResultFragmentDoc";
export { ChannelCardFragmentDoc } from "./documents/ChannelCardFragmentDoc";
export { ScopeAccountFragmentDoc } from "./documents/ScopeAccountFragmentDoc";
export { UpkeepFragmentDoc } from "./documents/UpkeepFragmentDoc";
export { SourceRowFragmentDoc } from "./documents/SourceRowFragmentDoc";
export { ConflictSideFragmentDoc } from "./documents/ConflictSideFragmentDoc";
export { ConflictRowFragmentDoc } from "./documents/ConflictRowFragmentDoc";
export { CopilotAnswerFragmentDoc } from "./documents/CopilotAnswerFragmentDoc";
export { ComposerDraftFragmentDoc } from "./documents/ComposerDraftFragmentDoc";
export { ComposerConversationFragmentDoc } from "./documents/ComposerConversationFragmentDoc";
export { TemplateChoiceFragmentDoc } from "./documents/TemplateChoiceFragmentDoc";
export { LabelChipFragmentDoc } from "./documents/LabelChipFragmentDoc";
export { ContactDetailsFragmentDoc } from "./documents/ContactDetailsFragmentDoc";
export { ContactPanelFragmentDoc } from "./documents/ContactPanelFragmentDoc";
export { BulkProgressFragmentDoc } from "./documents/BulkProgressFragmentDoc";
export { ConversationPlaceFragmentDoc } from "./documents/ConversationPlaceFragmentDoc";
export { ConversationRowFragmentDoc } from "./documents/ConversationRowFragmentDoc";
export { ThreadHeaderFragmentDoc } from "./documents/ThreadHeaderFragmentDoc";
export { AttachmentTileFragmentDoc } from "./documents/AttachmentTileFragmentDoc";
export { QuotedMessageFragmentDoc } from "./documents/QuotedMessageFragmentDoc";
export { MessageItemFragmentDoc } from "./documents/MessageItemFragmentDoc";
export { NoteItemFragmentDoc } from "./documents/NoteItemFragmentDoc";
export { ActivityItemFragmentDoc } from "./documents/ActivityItemFragmentDoc";
export { ViewCountsFragmentDoc } from "./documents/ViewCountsFragmentDoc";
export { SavedViewLinkFragmentDoc } from "./documents/SavedViewLinkFragmentDoc";
export { OutcomeFiguresFragmentDoc } from "./documents/OutcomeFiguresFragmentDoc";
export { MomentRowFragmentDoc } from "./documents/MomentRowFragmentDoc";
export { TopicFactsFragmentDoc } from "./documents/TopicFactsFragmentDoc";
export { GapRowFragmentDoc } from "./documents/GapRowFragmentDoc";
export { AskedRowFragmentDoc } from "./documents/AskedRowFragmentDoc";
export { FaqRowFragmentDoc } from "./documents/FaqRowFragmentDoc";
export { SuggestionCardFragmentDoc } from "./documents/SuggestionCardFragmentDoc";
export { UsageFactsFragmentDoc } from "./documents/UsageFactsFragmentDoc";
export { SourceDetailFragmentDoc } from "./documents/SourceDetailFragmentDoc";
export { ChunkCardFragmentDoc } from "./documents/ChunkCardFragmentDoc";
export { RankedRowFragmentDoc } from "./documents/RankedRowFragmentDoc";
export { TrialCardFragmentDoc } from "./documents/TrialCardFragmentDoc";
export { ReplyPassagesFragmentDoc } from "./documents/ReplyPassagesFragmentDoc";
export { EarnedTopicFragmentDoc } from "./documents/EarnedTopicFragmentDoc";
export { ReplyOpinionFragmentDoc } from "./documents/ReplyOpinionFragmentDoc";
export { ReplyDraftFragmentDoc } from "./documents/ReplyDraftFragmentDoc";
export { ReplyTraceRunFragmentDoc } from "./documents/ReplyTraceRunFragmentDoc";
export { SessionRowFragmentDoc } from "./documents/SessionRowFragmentDoc";
export { MemberRowFragmentDoc } from "./documents/MemberRowFragmentDoc";
export { TeamRowFragmentDoc } from "./documents/TeamRowFragmentDoc";
export { LabelRowFragmentDoc } from "./documents/LabelRowFragmentDoc";
export { AttachedFileFragmentDoc } from "./documents/AttachedFileFragmentDoc";
export { CannedResponseRowFragmentDoc } from "./documents/CannedResponseRowFragmentDoc";
export { ApiKeyRowFragmentDoc } from "./documents/ApiKeyRowFragmentDoc";
export { ViewerContextFragmentDoc } from "./documents/ViewerContextFragmentDoc";
export { ShellDocument } from "./documents/ShellDocument";
export { ShellEventsDocument } from "./documents/ShellEventsDocument";
export { SignOutDocument } from "./documents/SignOutDocument";
export { SwitchWorkspaceDocument } from "./documents/SwitchWorkspaceDocument";
export { ActionSettingsDocument } from "./documents/ActionSettingsDocument";
export { SaveActionDocument } from "./documents/SaveActionDocument";
export { SwitchActionDocument } from "./documents/SwitchActionDocument";
export { DeleteActionDocument } from "./documents/DeleteActionDocument";
export { TryActionDocument } from "./documents/TryActionDocument";
export { AgentNowDocument } from "./documents/AgentNowDocument";
export { ConversationAgentDocument } from "./documents/ConversationAgentDocument";
export { SetConversationAgentModeDocument } from "./documents/SetConversationAgentModeDocument";
export { SetAgentBrakeDocument } from "./documents/SetAgentBrakeDocument";
export { AutonomyDocument } from "./documents/AutonomyDocument";
export { CheckTopicsDocument } from "./documents/CheckTopicsDocument";
export { SaveReplyTopicDocument } from "./documents/SaveReplyTopicDocument";
export { SetReplyTopicLaneDocument } from "./documents/SetReplyTopicLaneDocument";
export { DismissTopicProposalDocument } from "./documents/DismissTopicProposalDocument";
export { DeleteReplyTopicDocument } from "./documents/DeleteReplyTopicDocument";
export { SetAutonomyRulesDocument } from "./documents/SetAutonomyRulesDocument";
export { AutonomyEventsDocument } from "./documents/AutonomyEventsDocument";
export { ReplaysDocument } from "./documents/ReplaysDocument";
export { ReplayTurnsDocument } from "./documents/ReplayTurnsDocument";
export { ReplayOutlookDocument } from "./documents/ReplayOutlookDocument";
export { ReplayEventsDocument } from "./documents/ReplayEventsDocument";
export { StartReplayDocument } from "./documents/StartReplayDocument";
export { StopReplayDocument } from "./documents/StopReplayDocument";
export { JudgeReplayTurnDocument } from "./documents/JudgeReplayTurnDocument";
export { SetReplayRuleDocument } from "./documents/SetReplayRuleDocument";
export { AgentSettingsDocument } from "./documents/AgentSettingsDocument";
export { AgentTemplatesDocument } from "./documents/AgentTemplatesDocument";
export { AgentPromptDocument } from "./documents/AgentPromptDocument";
export { HidePersonalDataDocument } from "./documents/HidePersonalDataDocument";
export { CheckGuardDocument } from "./documents/CheckGuardDocument";
export { AgentVersionsDocument } from "./documents/AgentVersionsDocument";
export { AgentChangesDocument } from "./documents/AgentChangesDocument";
export { SaveAgentDraftDocument } from "./documents/SaveAgentDraftDocument";
export { DiscardAgentDraftDocument } from "./documents/DiscardAgentDraftDocument";
export { PublishAgentDocument } from "./documents/PublishAgentDocument";
export { RollBackAgentDocument } from "./documents/RollBackAgentDocument";
export { SetAgentModeDocument } from "./documents/SetAgentModeDocument";
export { SetChannelAgentModeDocument } from "./documents/SetChannelAgentModeDocument";
export { AgentTestsDocument } from "./documents/AgentTestsDocument";
export { AgentTestResultsDocument } from "./documents/AgentTestResultsDocument";
export { AgentTestEventsDocument } from "./documents/AgentTestEventsDocument";
export { SaveAgentTestDocument } from "./documents/SaveAgentTestDocument";
export { DeleteAgentTestsDocument } from "./documents/DeleteAgentTestsDocument";
export { ImportAgentTestsDocument } from "./documents/ImportAgentTestsDocument";
export { RunAgentTestsDocument } from "./documents/RunAgentTestsDocument";
export { StopAgentTestsDocument } from "./documents/StopAgentTestsDocument";
export { SetNeedsGreenTestsDocument } from "./documents/SetNeedsGreenTestsDocument";
export { AiUsageDocument } from "./documents/AiUsageDocument";
export { CreditEntriesDocument } from "./documents/CreditEntriesDocument";
export { SetDailyBudgetDocument } from "./documents/SetDailyBudgetDocument";
export { TestAiModelDocument } from "./documents/TestAiModelDocument";
export { ModelProviderDocument } from "./documents/ModelProviderDocument";
export { FindOwnModelsDocument } from "./documents/FindOwnModelsDocument";
export { TestOwnModelDocument } from "./documents/TestOwnModelDocument";
export { SaveModelProviderDocument } from "./documents/SaveModelProviderDocument";
export { RemoveModelProviderDocument } from "./documents/RemoveModelProviderDocument";
export { ChannelsDocument } from "./documents/ChannelsDocument";
export { ChannelsSetupDocument } from "./documents/ChannelsSetupDocument";
export { ConnectWhatsAppDocument } from "./documents/ConnectWhatsAppDocument";
export { StartInstagramConnectDocument } from "./documents/StartInstagramConnectDocument";
export { DisconnectChannelDocument } from "./documents/DisconnectChannelDocument";
export { CheckChannelDocument } from "./documents/CheckChannelDocument";
export { SendTestMessageDocument } from "./documents/SendTestMessageDocument";
export { ConflictsDocument } from "./documents/ConflictsDocument";
export { OpenConflictsDocument } from "./documents/OpenConflictsDocument";
export { ComparisonWorkDocument } from "./documents/ComparisonWorkDocument";
export { ConflictFaqDocument } from "./documents/ConflictFaqDocument";
export { DismissConflictDocument } from "./documents/DismissConflictDocument";
export { RestoreConflictDocument } from "./documents/RestoreConflictDocument";
export { AskCopilotDocument } from "./documents/AskCopilotDocument";
export { SetConversationStatusDocument } from "./documents/SetConversationStatusDocument";
export { AssignConversationsDocument } from "./documents/AssignConversationsDocument";
export { AssignConversationsToTeamDocument } from "./documents/AssignConversationsToTeamDocument";
export { SetPriorityDocument } from "./documents/SetPriorityDocument";
export { ChangeLabelsDocument } from "./documents/ChangeLabelsDocument";
export { MarkUnreadDocument } from "./documents/MarkUnreadDocument";
export { CreateLabelDocument } from "./documents/CreateLabelDocument";
export { CannedResponsesDocument } from "./documents/CannedResponsesDocument";
export { AttachCannedFilesDocument } from "./documents/AttachCannedFilesDocument";
export { MessageTemplatesDocument } from "./documents/MessageTemplatesDocument";
export { QuotedMessageDocument } from "./documents/QuotedMessageDocument";
export { SendMessageDocument } from "./documents/SendMessageDocument";
export { AddNoteDocument } from "./documents/AddNoteDocument";
export { SaveDraftDocument } from "./documents/SaveDraftDocument";
export { SendTypingDocument } from "./documents/SendTypingDocument";
export { SetPresenceDocument } from "./documents/SetPresenceDocument";
export { UpdateContactDocument } from "./documents/UpdateContactDocument";
export { SetContactBlockedDocument } from "./documents/SetContactBlockedDocument";
export { InboxBasicsDocument } from "./documents/InboxBasicsDocument";
export { InboxCountsDocument } from "./documents/InboxCountsDocument";
export { SavedViewsDocument } from "./documents/SavedViewsDocument";
export { BulkChangesDocument } from "./documents/BulkChangesDocument";
export { BulkChangeDocument } from "./documents/BulkChangeDocument";
export { MatchingCountDocument } from "./documents/MatchingCountDocument";
export { ChangeMatchingDocument } from "./documents/ChangeMatchingDocument";
export { UndoBulkChangeDocument } from "./documents/UndoBulkChangeDocument";
export { ConversationPageDocument } from "./documents/ConversationPageDocument";
export { InboxCursorDocument } from "./documents/InboxCursorDocument";
export { InboxEventsDocument } from "./documents/InboxEventsDocument";
export { ThreadDocument } from "./documents/ThreadDocument";
export { TimelinePageDocument } from "./documents/TimelinePageDocument";
export { MarkReadDocument } from "./documents/MarkReadDocument";
export { FoundMessagesDocument } from "./documents/FoundMessagesDocument";
export { RetryMessageDocument } from "./documents/RetryMessageDocument";
export { CancelMessageDocument } from "./documents/CancelMessageDocument";
export { ReactDocument } from "./documents/ReactDocument";
export { TranscribeMessageDocument } from "./documents/TranscribeMessageDocument";
export { SaveViewDocument } from "./documents/SaveViewDocument";
export { DeleteViewDocument } from "./documents/DeleteViewDocument";
export { OutcomesDocument } from "./documents/OutcomesDocument";
export { OutcomeMomentsDocument } from "./documents/OutcomeMomentsDocument";
export { AnalyticsAccountsDocument } from "./documents/AnalyticsAccountsDocument";
export { GapsDocument } from "./documents/GapsDocument";
export { OpenGapsDocument } from "./documents/OpenGapsDocument";
export { QuestionTopicsDocument } from "./documents/QuestionTopicsDocument";
export { QuestionGroupDocument } from "./documents/QuestionGroupDocument";
export { DismissGapDocument } from "./documents/DismissGapDocument";
export { RestoreGapDocument } from "./documents/RestoreGapDocument";
export { SourcesDocument } from "./documents/SourcesDocument";
export { FaqsDocument } from "./documents/FaqsDocument";
export { FaqSuggestionsDocument } from "./documents/FaqSuggestionsDocument";
export { OpenFaqSuggestionsDocument } from "./documents/OpenFaqSuggestionsDocument";
export { KnowledgeBasicsDocument } from "./documents/KnowledgeBasicsDocument";
export { SourceDocument } from "./documents/SourceDocument";
export { SourceChunksDocument } from "./documents/SourceChunksDocument";
export { SourceChangeDocument } from "./documents/SourceChangeDocument";
export { UpkeepPeopleDocument } from "./documents/UpkeepPeopleDocument";
export { ReviewKnowledgeSourceDocument } from "./documents/ReviewKnowledgeSourceDocument";
export { KnowledgeEventsDocument } from "./documents/KnowledgeEventsDocument";
export { AddKnowledgePageDocument } from "./documents/AddKnowledgePageDocument";
export { UpdateKnowledgeSourceDocument } from "./documents/UpdateKnowledgeSourceDocument";
export { RetryKnowledgeSourceDocument } from "./documents/RetryKnowledgeSourceDocument";
export { ApproveKnowledgeChangeDocument } from "./documents/ApproveKnowledgeChangeDocument";
export { DiscardKnowledgeChangeDocument } from "./documents/DiscardKnowledgeChangeDocument";
export { DeleteKnowledgeSourceDocument } from "./documents/DeleteKnowledgeSourceDocument";
export { SaveFaqDocument } from "./documents/SaveFaqDocument";
export { TestSearchDocument } from "./documents/TestSearchDocument";
export { AcceptFaqSuggestionDocument } from "./documents/AcceptFaqSuggestionDocument";
export { DiscardFaqSuggestionDocument } from "./documents/DiscardFaqSuggestionDocument";
export { PlaygroundBasicsDocument } from "./documents/PlaygroundBasicsDocument";
export { TryAgentDocument } from "./documents/TryAgentDocument";
export { SavePreferencesDocument } from "./documents/SavePreferencesDocument";
export { ConversationReplyDocument } from "./documents/ConversationReplyDocument";
export { AssistantWorkDocument } from "./documents/AssistantWorkDocument";
export { MessageSourcesDocument } from "./documents/MessageSourcesDocument";
export { ReplyTraceDocument } from "./documents/ReplyTraceDocument";
export { MessageTraceDocument } from "./documents/MessageTraceDocument";
export { ApproveReplyDocument } from "./documents/ApproveReplyDocument";
export { RateReplyDocument } from "./documents/RateReplyDocument";
export { DiscardReplyDocument } from "./documents/DiscardReplyDocument";
export { RequestReplyDocument } from "./documents/RequestReplyDocument";
export { SignInDocument } from "./documents/SignInDocument";
export { SignUpDocument } from "./documents/SignUpDocument";
export { RequestPasswordResetDocument } from "./documents/RequestPasswordResetDocument";
export { ResetPasswordDocument } from "./documents/ResetPasswordDocument";
export { ProfileSettingsDocument } from "./documents/ProfileSettingsDocument";
export { SecuritySettingsDocument } from "./documents/SecuritySettingsDocument";
export { ChangePasswordDocument } from "./documents/ChangePasswordDocument";
export { RevokeSessionDocument } from "./documents/RevokeSessionDocument";
export { MembersSettingsDocument } from "./documents/MembersSettingsDocument";
export { UpdateWorkspaceDocument } from "./documents/UpdateWorkspaceDocument";
export { SaveTeamDocument } from "./documents/SaveTeamDocument";
export { DeleteTeamDocument } from "./documents/DeleteTeamDocument";
export { LabelSettingsDocument } from "./documents/LabelSettingsDocument";
export { SaveLabelDocument } from "./documents/SaveLabelDocument";
export { DeleteLabelDocument } from "./documents/DeleteLabelDocument";
export { CannedResponseSettingsDocument } from "./documents/CannedResponseSettingsDocument";
export { SaveCannedResponseDocument } from "./documents/SaveCannedResponseDocument";
export { DeleteCannedResponseDocument } from "./documents/DeleteCannedResponseDocument";
export { ApiKeySettingsDocument } from "./documents/ApiKeySettingsDocument";
export { CreateApiKeyDocument } from "./documents/CreateApiKeyDocument";
export { RevokeApiKeyDocument } from "./documents/RevokeApiKeyDocument";
export { ImproveTextDocument } from "./documents/ImproveTextDocument";
export { ViewerDocument } from "./documents/ViewerDocument";