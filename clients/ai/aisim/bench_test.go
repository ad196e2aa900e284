package aisim

import (
	"strings"
	"testing"
)

// BenchmarkEmbed is one chunk of some 300 words.
func BenchmarkEmbed(b *testing.B) {
	text := strings.Repeat(shop[:900]+" ", 2)
	for b.Loop() {
		embed(text, 1536)
	}
}

// BenchmarkCompose is one answer from a dozen passages.
func BenchmarkCompose(b *testing.B) {
	p := &prompt{lines: []string{"Combien coûte la livraison en Belgique ?"}, passages: shopPassages()}
	for b.Loop() {
		compose(p)
	}
}
