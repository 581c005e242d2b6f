package main

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	loaded   = regexp.MustCompile(`"(components/[\w./-]+\.js)"`)
	imported = regexp.MustCompile(`(?m)^(?:import|export)\b[^'\n]*'(\.[^']+)'`)
)

// A script that a page loads stands there under an address with its version, and an import names it without: as both it
// would run twice, and listen twice.
func TestNoScriptThatPagesLoadIsImportedToo(t *testing.T) {
	read := func(path string) string {
		text, err := os.ReadFile(filepath.Join(root, path))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	byPages := map[string]bool{}
	for _, suffix := range []string{".templ", "layout/frame.go"} {
		walk(t, suffix, func(path string) {
			for _, m := range loaded.FindAllStringSubmatch(read(path), -1) {
				byPages[m[1]] = true
			}
		})
	}
	if len(byPages) < 10 {
		t.Fatalf("only %d scripts of pages were found", len(byPages))
	}
	walk(t, ".js", func(file string) {
		inside, ours := strings.CutPrefix(file, "static/")
		if !ours {
			return
		}
		for _, m := range imported.FindAllStringSubmatch(read(file), -1) {
			if target := path.Join(path.Dir(inside), m[1]); byPages[target] {
				t.Errorf("%s imports %s, which pages load by itself", file, target)
			}
		}
	})
}
