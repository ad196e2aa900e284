package meta

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net/url"
	"strings"
)

// SignatureHeader carries the signature of a webhook's raw body.
const SignatureHeader = "X-Hub-Signature-256"

// VerifySignature says whether header signs exactly these body bytes with one
// of the secrets. Empty secrets never match. Every secret is tried, in
// constant time, so that the answer's delay tells nothing.
func VerifySignature(body []byte, header string, secrets ...string) bool {
	digest, ok := strings.CutPrefix(header, "sha256=")
	if !ok {
		return false
	}
	given, err := hex.DecodeString(digest)
	if err != nil || len(given) != sha256.Size {
		return false
	}
	match := false
	for _, secret := range secrets {
		if secret != "" && hmac.Equal(given, digestOf(body, secret)) {
			match = true
		}
	}
	return match
}

// Sign returns the header value that VerifySignature accepts.
func Sign(body []byte, secret string) string {
	return "sha256=" + hex.EncodeToString(digestOf(body, secret))
}

// VerifyChallenge answers Meta's subscription handshake: the text to echo and
// true, or false when mode or token are wrong. An empty token refuses all.
func VerifyChallenge(query url.Values, token string) (challenge string, ok bool) {
	given := query.Get("hub.verify_token")
	if token == "" || query.Get("hub.mode") != "subscribe" ||
		subtle.ConstantTimeCompare([]byte(given), []byte(token)) != 1 {
		return "", false
	}
	return query.Get("hub.challenge"), true
}

func digestOf(body []byte, secret string) []byte {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write(body)
	return mac.Sum(nil)
}
