// Command testlog reads `go test -json` and prints what `go test` would have:
// a line per package, and everything a failed test said. Its last line counts.
//
//	go test -json ./... | go run ./scripts/testlog counts-file
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

type event struct {
	Action, Package, Test, Output, ImportPath string
}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	var passed, failed, skipped int
	said := map[string]*strings.Builder{} // by package and test, until it passes
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			fmt.Println(lines.Text())
			continue
		}
		key := e.Package + " " + e.Test
		switch {
		case e.Action == "build-output":
			fmt.Print(e.Output)
		case e.Action == "output" && e.Test == "":
			// Package lines; PASS and FAIL alone only repeat what follows.
			if e.Output != "PASS\n" && e.Output != "FAIL\n" {
				fmt.Print(e.Output)
			}
		case e.Action == "output":
			if said[key] == nil {
				said[key] = &strings.Builder{}
			}
			said[key].WriteString(e.Output)
		case e.Test != "" && (e.Action == "pass" || e.Action == "skip"):
			if e.Action == "pass" {
				passed++
			} else {
				skipped++
				fmt.Printf("--- SKIP: %s %s\n", e.Package, e.Test)
			}
			delete(said, key)
		case e.Test != "" && e.Action == "fail":
			failed++
			fmt.Print(said[key])
			delete(said, key)
		}
	}
	for key, output := range said { // the process ended before these did
		fmt.Printf("--- unfinished: %s\n%s", key, output)
	}
	fmt.Printf("go test: %d passed, %d failed, %d skipped\n", passed, failed, skipped)
	if len(os.Args) == 2 {
		if err := os.WriteFile(os.Args[1], fmt.Appendf(nil, "%d %d\n", passed, failed+skipped), 0o644); err != nil {
			return err
		}
	}
	return lines.Err()
}
