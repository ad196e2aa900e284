package aisim

import (
	"encoding/base64"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

var imageTypes = []string{"image/png", "image/jpeg", "image/webp", "image/gif"}

// validImage says whether an image's address is one that OpenAI takes: https, or
// data of a picture.
func validImage(address string) bool {
	if _, ok := imageData(address); ok {
		return true
	}
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

func imageData(address string) ([]byte, bool) {
	rest, ok := strings.CutPrefix(address, "data:")
	if !ok {
		return nil, false
	}
	kind, encoded, ok := strings.Cut(rest, ";base64,")
	if !ok || !slices.Contains(imageTypes, kind) {
		return nil, false
	}
	data, err := base64.StdEncoding.DecodeString(encoded)
	return data, err == nil && len(data) > 0
}

// imageText is where marks are looked for: the picture's bytes, or its address.
func imageText(address string) string {
	if data, ok := imageData(address); ok {
		return string(data)
	}
	return address
}

// hint is what a maker of test files writes into one, in a comment that players
// and viewers skip: "sim-text:What is this lamp called?" up to a control byte.
var hint = regexp.MustCompile(`sim-text:([^\x00-\x1f]{1,500})`)

func hintIn(data string) string {
	if found := hint.FindStringSubmatch(data); found != nil {
		return strings.TrimSpace(found[1])
	}
	return ""
}
