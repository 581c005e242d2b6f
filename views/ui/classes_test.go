package ui_test

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var classes = regexp.MustCompile(`class="([^"]*)"`)

// A panel with the class of a text would colour everything in it.
func TestNoPanelHasAClassThatColoursText(t *testing.T) {
	panels := 0
	err := fs.WalkDir(os.DirFS(".."), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".templ") {
			return err
		}
		data, err := os.ReadFile("../" + path)
		for _, found := range classes.FindAllStringSubmatch(string(data), -1) {
			all := strings.Fields(found[1])
			if !slices.Contains(all, "panel") {
				continue
			}
			panels++
			for _, text := range []string{"waiting", "wrong", "quiet"} {
				if slices.Contains(all, text) {
					t.Errorf("%s: class=%q", path, found[1])
				}
			}
		}
		return err
	})
	if err != nil || panels < 20 {
		t.Errorf("%d panels: %v", panels, err)
	}
}
