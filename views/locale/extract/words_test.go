package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"convive/views/locale"
)

// top is the module, seen from here.
var top = os.DirFS("../../..")

func catalogueOf(t *testing.T, code string) *Catalogue {
	t.Helper()
	content, err := fs.ReadFile(top, path.Join(folder, code+".po"))
	if err != nil {
		t.Fatal(err)
	}
	catalogue, err := parse(string(content))
	if err != nil {
		t.Fatal(code, err)
	}
	return catalogue
}

func TestThePOFilesAreUpToDate(t *testing.T) {
	sentences, mistakes, err := scan(top, roots...)
	if err != nil || len(mistakes) > 0 {
		t.Fatal(err, strings.Join(mistakes, "\n"))
	}
	updated, err := update(top, sentences)
	if err != nil || len(updated) == 0 {
		t.Fatal(len(updated), err)
	}
	for name, want := range updated {
		if got, _ := fs.ReadFile(top, name); string(got) != string(want) {
			t.Errorf("%s is not what the source says: run make generate", name)
		}
	}
}

func TestEveryTranslationKeepsThePlacesOfItsSentence(t *testing.T) {
	files, _ := fs.Glob(top, path.Join(folder, "*.po"))
	for _, file := range files {
		code := strings.TrimSuffix(path.Base(file), ".po")
		if !slices.Contains(locale.Known, code) {
			t.Errorf("%s is of no known language", file)
		}
		for _, entry := range catalogueOf(t, code).Entries {
			for _, wrong := range misplaced(entry) {
				t.Errorf("%s, %q: %s", code, entry.ID, wrong)
			}
		}
	}
}

func TestTheGuestsPagesLackNoSentenceInAnyLanguage(t *testing.T) {
	s, err := read(top, roots...)
	if err != nil {
		t.Fatal(err)
	}
	said := s.reached(guestPages)
	for _, code := range locale.Known[1:] {
		for _, missing := range lacking(catalogueOf(t, code), said) {
			t.Errorf("%s lacks %s", code, missing)
		}
	}
}

func TestNoTextOfATemplateGoesAroundGettext(t *testing.T) {
	found, err := bypasses(top, "views")
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range found {
		t.Errorf("%s: say it with locale.T, or add it to the allowed words", text)
	}
}

// misplaced says what is wrong with the places of a translation. A form may leave out {n} ("two guests"), and the form
// for one may leave out what the English one leaves out.
func misplaced(e Entry) (wrong []string) {
	known := places(e.ID + e.Plural)
	needed := places(e.ID)
	if e.Plural != "" {
		needed = slices.DeleteFunc(places(e.Plural), func(name string) bool { return name == "n" || !slices.Contains(places(e.ID), name) })
	}
	for _, form := range e.Forms {
		if form == "" {
			continue
		}
		for _, name := range places(form) {
			if !slices.Contains(known, name) {
				wrong = append(wrong, fmt.Sprintf("%q has a place {%s} that nothing fills", form, name))
			}
		}
		for _, name := range needed {
			if !slices.Contains(places(form), name) {
				wrong = append(wrong, fmt.Sprintf("%q lacks {%s}", form, name))
			}
		}
	}
	return wrong
}

// lacking lists the sentences that are said and not wholly translated.
func lacking(c *Catalogue, said map[string]bool) (missing []string) {
	for _, entry := range c.Entries {
		if said[entry.ID] && !entry.Obsolete && !entry.complete() {
			missing = append(missing, fmt.Sprintf("%q of %s", entry.ID, strings.Join(entry.Files, " ")))
		}
	}
	return missing
}
