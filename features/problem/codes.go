package problem

// Code is the closed set of things that can go wrong for a person. It is the
// GraphQL enum ProblemCode, where each value is described too.
type Code string

// The codes, spelled the same in Go, GraphQL and TypeScript.
const (
	// BadInput: a value is missing, malformed, too long or out of range.
	BadInput Code = "BAD_INPUT"
	// Unauthenticated: nobody is signed in, or the session has ended.
	Unauthenticated Code = "UNAUTHENTICATED"
	// Forbidden: the caller's role or key does not allow this.
	Forbidden Code = "FORBIDDEN"
	// NotFound: it does not exist, or it is not the caller's to see.
	NotFound Code = "NOT_FOUND"
	// Conflict: somebody changed or took it meanwhile, or the name is in use.
	Conflict Code = "CONFLICT"
	// LimitReached: the plan or a fixed maximum is used up.
	LimitReached Code = "LIMIT_REACHED"
	// RateLimited: too many requests; trying again later helps.
	RateLimited Code = "RATE_LIMITED"
	// WindowClosed: the channel no longer allows a free reply to this customer.
	WindowClosed Code = "WINDOW_CLOSED"
	// ChannelDisconnected: the account must be connected again first.
	ChannelDisconnected Code = "CHANNEL_DISCONNECTED"
	// ProviderRefused: Meta or another service refused the credentials or the
	// request, or could not be reached.
	ProviderRefused Code = "PROVIDER_REFUSED"
	// InvalidCredentials: the address and password do not belong together.
	InvalidCredentials Code = "INVALID_CREDENTIALS"
	// EmailTaken: an account with this address exists.
	EmailTaken Code = "EMAIL_TAKEN"
	// WeakPassword: too short, too long or too common.
	WeakPassword Code = "WEAK_PASSWORD"
	// Expired: the link, code or token is no longer valid, or was used before.
	Expired Code = "EXPIRED"
	// TestsNotGreen: the workspace publishes its assistant only when its tests passed.
	TestsNotGreen Code = "TESTS_NOT_GREEN"
	// ReplayUnsupported: the workspace publishes nothing of which a replay shows that it
	// states what no source says.
	ReplayUnsupported Code = "REPLAY_UNSUPPORTED"
)

// Codes lists those a payload may carry, in the order of the schema's enum.
// Unauthenticated is never among them: it is an error of the whole request.
func Codes() []Code {
	return []Code{
		BadInput, NotFound, Conflict, Forbidden, LimitReached, RateLimited, WindowClosed, ChannelDisconnected,
		ProviderRefused, InvalidCredentials, EmailTaken, WeakPassword, Expired, TestsNotGreen, ReplayUnsupported,
	}
}
