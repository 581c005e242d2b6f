// Command extract keeps the PO files of views/locale in step with the source: new sentences are added, those that have
// gone are kept as obsolete, translations stay as they are. Run it at the top of the module, after templ:
//
//	go run ./views/locale/extract
//
// Its tests guard the words of the product: every place of a sentence survives translation, the guests' pages lack no
// sentence in a complete language, and no literal of a template goes around gettext.
package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// roots are the folders whose Go code says something to people.
var roots = []string{"handlers", "views", "models", "cmd"}

const folder = "views/locale"

// showcase is the folder of sample pages, which only developers see: nothing in it is translated.
const showcase = "views/ui/gallery"

// guestPages are the paths (or beginnings of paths) of what guests read: every complete language has every sentence
// that is said there and by guests' routes, and in whatever these use of other files and packages.
var guestPages = []string{
	"handlers/replies/",
	"views/screens/screen",
	"views/replies/", "views/requests/guest", "views/guestpages/", "views/layout/guest", "views/layout/page", "views/ui/",
	"models/replies/", "models/requests/", "handlers/web/errors.go", "handlers/web/decode.go",
}

// hostPages are files in those folders that hosts alone read: who is missing, which draws on the guest list and on the
// overview's chart, and who found no invitation, whom they add to the list. They are neither begun with nor come to from other files there; what a guest's route comes to counts,
// wherever it stands.
var hostPages = []string{"handlers/replies/lacking", "views/replies/lacking", "handlers/replies/missed", "views/replies/missed", "models/replies/recognise", "views/replies/crowded"}

// filledInThePage are sentences that go to the browser with their places, which a component fills.
var filledInThePage = []string{
	"Polling every {n} s", "{n} selected", "{n} m", "On {n}", "To {table}, {n} free", "{name} made {n} changes", "{name} changed {n} guests", "{n} others",
	"Changes received on this page: {n}", "Connections opened: {n}", "Times asked: {n}",
}

func main() {
	if err := run("."); err != nil {
		fmt.Fprintln(os.Stderr, "extract:", err)
		os.Exit(1)
	}
}

func run(top string) error {
	sentences, mistakes, err := scan(os.DirFS(top), roots...)
	if err != nil {
		return err
	}
	for _, mistake := range mistakes {
		fmt.Fprintln(os.Stderr, mistake)
	}
	if len(mistakes) > 0 {
		return fmt.Errorf("%d mistakes; the PO files are left as they were", len(mistakes))
	}
	updated, err := update(os.DirFS(top), sentences)
	if err != nil {
		return err
	}
	for name, content := range updated {
		if err := os.WriteFile(filepath.Join(top, filepath.FromSlash(name)), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// update returns the new content of each PO file.
func update(top fs.FS, sentences []Sentence) (map[string][]byte, error) {
	names, err := fs.Glob(top, path.Join(folder, "*.po"))
	if err != nil {
		return nil, err
	}
	updated := map[string][]byte{}
	for _, name := range names {
		content, err := fs.ReadFile(top, name)
		if err != nil {
			return nil, err
		}
		catalogue, err := parse(string(content))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		catalogue.merge(sentences)
		updated[name] = []byte(catalogue.String())
	}
	return updated, nil
}
