package meta

// ClassOf sorts a code of Meta's, from an answer or from a failed status, by
// what to do about it. Codes nobody knows are REJECTED: repeating them blindly
// helps nobody.
func ClassOf(code, subcode int) Class {
	if class, ok := subcodeClasses[[2]int{code, subcode}]; ok {
		return class
	}
	switch {
	case code == 0, code == 102, code == 104, code == 190:
		return TokenExpired
	case code == 3, code == 10, code >= 200 && code < 300:
		return Permission
	}
	if class, ok := classes[code]; ok {
		return class
	}
	return Rejected
}

// subcodeClasses are the pairs whose subcode says something else than the code.
var subcodeClasses = map[[2]int]Class{
	{10, 2534022}:   WindowClosed, // Instagram: outside the allowed window
	{10, 2018278}:   WindowClosed, // Messenger's words for the same
	{10, 2018065}:   WindowClosed,
	{100, 2018109}:  WindowClosed,
	{100, 2534014}:  Undeliverable, // Instagram: no such user
	{100, 2018001}:  Undeliverable,
	{100, 33}:       Permission, // not there, or not ours to see
	{100, 2534037}:  Permission,
	{24, 2207008}:   Temporary,
	{9007, 2207027}: Temporary, // a container that is not ready yet
	{4, 2207051}:    Policy,
	{9, 2207042}:    Policy,
	{25, 2207050}:   Policy,
}

var classes = map[int]Class{
	1: Temporary, 2: Temporary, 131000: Temporary, 131016: Temporary, 133004: Temporary,
	131057: Temporary, 2494100: Temporary, 135000: Temporary, -1: Temporary, -2: Temporary,

	4: RateLimited, 17: RateLimited, 32: RateLimited, 613: RateLimited, 80007: RateLimited, 80002: RateLimited,
	80006: RateLimited, 130429: RateLimited, 131056: PairRate,

	131005: Permission, 131031: Policy, 368: Policy, 130497: Policy, 131048: Policy, 131049: Policy,
	130472: Policy, 131050: Policy, 131064: Policy, 131042: Policy,

	131047: WindowClosed,
	131026: Undeliverable, 131030: Undeliverable, 551: Undeliverable, 131021: Undeliverable,
}
