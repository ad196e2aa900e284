package meta

// Reason is a cause or a remedy that the web app puts into words. The set is
// closed; every value has a translation.
//
// Causes: ACCESS_LOST, RIGHT_MISSING, META_UNAVAILABLE, TOO_FAST,
// TOO_FAST_FOR_RECIPIENT, SPAM_LIMIT, MARKETING_LIMIT, OPTED_OUT,
// ACCOUNT_RESTRICTED, BILLING, WINDOW_CLOSED, NOT_REACHABLE, NOT_ALLOWED_YET,
// MEDIA_REFUSED, TEMPLATE_MISSING, TEMPLATE_PAUSED, TEMPLATE_MISMATCH,
// NUMBER_NOT_READY, MESSAGE_REFUSED, OUTCOME_UNKNOWN, CHANNEL_DISCONNECTED,
// UNEXPLAINED.
//
// Remedies: RETRY, WAIT, RECONNECT, RECONNECT_AND_SEND, GRANT_RIGHTS, SEND_TEMPLATE,
// WAIT_FOR_CUSTOMER, OTHER_CHANNEL, CHANGE_FILE, CHANGE_TEMPLATE,
// CHANGE_MESSAGE, SYNC_TEMPLATES, OPEN_META, CHECK_PHONE, ADD_TEST_RECIPIENT.
type Reason string

const (
	AccessLost          Reason = "ACCESS_LOST"
	RightMissing        Reason = "RIGHT_MISSING"
	MetaUnavailable     Reason = "META_UNAVAILABLE"
	TooFast             Reason = "TOO_FAST"
	TooFastForRecipient Reason = "TOO_FAST_FOR_RECIPIENT"
	SpamLimit           Reason = "SPAM_LIMIT"
	MarketingLimit      Reason = "MARKETING_LIMIT"
	OptedOut            Reason = "OPTED_OUT"
	AccountRestricted   Reason = "ACCOUNT_RESTRICTED"
	Billing             Reason = "BILLING"
	WindowIsClosed      Reason = "WINDOW_CLOSED"
	NotReachable        Reason = "NOT_REACHABLE"
	NotAllowedYet       Reason = "NOT_ALLOWED_YET" // test numbers may only write to listed people
	MediaRefused        Reason = "MEDIA_REFUSED"
	TemplateMissing     Reason = "TEMPLATE_MISSING"
	TemplatePaused      Reason = "TEMPLATE_PAUSED"
	TemplateMismatch    Reason = "TEMPLATE_MISMATCH"
	NumberNotReady      Reason = "NUMBER_NOT_READY"
	MessageRefused      Reason = "MESSAGE_REFUSED"
	OutcomeUnknown      Reason = "OUTCOME_UNKNOWN"
	ChannelDisconnected Reason = "CHANNEL_DISCONNECTED" // ours, by a person, before the message left
	Unexplained         Reason = "UNEXPLAINED"

	Retry            Reason = "RETRY"
	Wait             Reason = "WAIT"
	Reconnect        Reason = "RECONNECT"
	ReconnectAndSend Reason = "RECONNECT_AND_SEND"
	GrantRights      Reason = "GRANT_RIGHTS"
	UseTemplate      Reason = "SEND_TEMPLATE"
	WaitForCustomer  Reason = "WAIT_FOR_CUSTOMER"
	OtherChannel     Reason = "OTHER_CHANNEL"
	ChangeFile       Reason = "CHANGE_FILE"
	ChangeTemplate   Reason = "CHANGE_TEMPLATE"
	ChangeMessage    Reason = "CHANGE_MESSAGE"
	SyncTemplates    Reason = "SYNC_TEMPLATES"
	OpenMeta         Reason = "OPEN_META"
	CheckPhone       Reason = "CHECK_PHONE"
	AddTestRecipient Reason = "ADD_TEST_RECIPIENT"
)

// Explanation is what a person is told about a failure.
type Explanation struct {
	Cause     Reason
	Remedy    Reason
	Retryable bool // pressing Retry can help without changing anything else
}

// Explain puts a code of Meta's into words. Codes the catalogue does not know
// fall back to their class.
func Explain(code, subcode int) Explanation {
	if e, ok := catalogue[code]; ok {
		if _, special := subcodeClasses[[2]int{code, subcode}]; !special || subcode == 0 {
			return e
		}
	}
	return explainClass(ClassOf(code, subcode), code)
}

// Explain puts the error into words, also when Meta never answered.
func (e *Error) Explain() Explanation {
	if e.HasCode {
		return Explain(e.Code, e.Subcode)
	}
	return explainClass(e.Class(), 0)
}

func explainClass(class Class, code int) Explanation {
	switch class {
	case Temporary:
		return Explanation{MetaUnavailable, Retry, true}
	case RateLimited:
		return Explanation{TooFast, Wait, true}
	case PairRate:
		return Explanation{TooFastForRecipient, Wait, true}
	case TokenExpired:
		return Explanation{AccessLost, Reconnect, false}
	case Permission:
		return Explanation{RightMissing, GrantRights, false}
	case WindowClosed:
		if code == 10 || code == 100 { // Instagram has no templates
			return Explanation{WindowIsClosed, WaitForCustomer, false}
		}
		return Explanation{WindowIsClosed, UseTemplate, false}
	case Undeliverable:
		return Explanation{NotReachable, OtherChannel, false}
	case Policy:
		return Explanation{AccountRestricted, OpenMeta, false}
	case Unknown:
		return Explanation{OutcomeUnknown, CheckPhone, false}
	}
	switch {
	case code >= 132000 && code < 133000:
		return Explanation{TemplateMismatch, ChangeTemplate, false}
	case code >= 133000 && code < 134000:
		return Explanation{NumberNotReady, OpenMeta, false}
	case code == 0:
		return Explanation{Unexplained, Retry, true}
	}
	return Explanation{MessageRefused, ChangeMessage, false}
}

var catalogue = map[int]Explanation{
	551:    {NotReachable, WaitForCustomer, true},
	130472: {MarketingLimit, WaitForCustomer, false},
	130497: {AccountRestricted, OpenMeta, false},
	131008: {MessageRefused, ChangeMessage, false},
	131009: {MessageRefused, ChangeMessage, false},
	131021: {NotReachable, OtherChannel, false},
	131026: {NotReachable, OtherChannel, false},
	131030: {NotAllowedYet, AddTestRecipient, true},
	131037: {NumberNotReady, OpenMeta, false},
	131042: {Billing, OpenMeta, true},
	131045: {NumberNotReady, OpenMeta, true},
	131048: {SpamLimit, Wait, false},
	131049: {MarketingLimit, WaitForCustomer, false},
	131050: {OptedOut, WaitForCustomer, false},
	131051: {MessageRefused, ChangeMessage, false},
	131052: {MediaRefused, ChangeFile, false},
	131053: {MediaRefused, ChangeFile, false},
	131062: {NotReachable, OtherChannel, false},
	131064: {AccountRestricted, OpenMeta, false},
	132000: {TemplateMismatch, ChangeTemplate, false},
	132001: {TemplateMissing, SyncTemplates, false},
	132005: {TemplateMismatch, ChangeTemplate, false},
	132007: {TemplatePaused, OpenMeta, false},
	132015: {TemplatePaused, ChangeTemplate, false},
	132016: {TemplatePaused, ChangeTemplate, false},
	133010: {NumberNotReady, OpenMeta, true},
}
