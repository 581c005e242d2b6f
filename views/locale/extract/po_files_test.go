package main

import (
	"strings"
	"testing"

	"github.com/leonelquinteros/gotext"
)

func TestMergingKeepsEveryTranslation(t *testing.T) {
	catalogue, err := parse(before)
	if err != nil {
		t.Fatal(err)
	}
	sentences := []Sentence{
		{"Gains a plural", "{n} plurals", []string{"c.go"}}, {"Is new\nin two lines", "", []string{"a.go", "b.go"}},
		{"Returns", "", []string{"c.go"}}, {"Stays", "", []string{"a.go"}},
	}
	catalogue.merge(sentences)
	got := strings.Replace(catalogue.String(), "msgid \"\"\n\"Is new\\n\"\n\"in two lines\"", `msgid "Is new\nin two lines"`, 1)
	if got != after {
		t.Errorf("merged to\n%s\nwant\n%s", got, after)
	}
	again, err := parse(catalogue.String())
	if err != nil {
		t.Fatal(err)
	}
	again.merge(sentences)
	if again.String() != catalogue.String() {
		t.Errorf("a second run changes it:\n%s", again)
	}
}

func TestGettextReadsWhatIsWritten(t *testing.T) {
	c := &Catalogue{Head: Entry{Forms: []string{"Language: de\nPlural-Forms: nplurals=2; plural=(n != 1);\n"}}, Entries: []Entry{
		{ID: "say \"{x}\" \\ \t…", Forms: []string{"sag „{x}“ \"\\\t\nzweite Zeile"}, Files: []string{"a.go"}, Notes: []string{"# note"}},
		{ID: "{n} guest", Plural: "{n} guests", Forms: []string{"{n} Gast", "{n} Gäste"}, Files: []string{"a.go"}},
		{ID: "gone", Forms: []string{"weg"}, Obsolete: true},
	}}
	po := gotext.NewPo()
	po.Parse([]byte(c.String()))
	if got := po.Get("say \"{x}\" \\ \t…"); got != "sag „{x}“ \"\\\t\nzweite Zeile" {
		t.Errorf("read %q from\n%s", got, c)
	}
	if got := po.GetN("{n} guest", "{n} guests", 5); got != "{n} Gäste" {
		t.Errorf("read %q", got)
	}
	if po.IsTranslated("gone") {
		t.Error("an obsolete sentence is read")
	}
}

func TestABrokenPOFileIsRefusedByLine(t *testing.T) {
	for text, want := range map[string]string{
		"msgid \"a\"\nmsgstr \"b\"\n": "head", "msgid \"\"\nmsgstr \"\"\n\nmsgid \"a\nmsgstr": "line 4",
		"msgid \"\"\nmsgstr \"\"\n\nnonsense": "line 4", "": "head",
	} {
		if _, err := parse(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestALostOrInventedPlaceIsNoticed(t *testing.T) {
	for _, c := range []struct {
		entry Entry
		wrong int
	}{
		{Entry{ID: "Hello {name}", Forms: []string{"Hallo {name}"}}, 0}, {Entry{ID: "Hello {name}", Forms: []string{""}}, 0},
		{Entry{ID: "Hello {name}", Forms: []string{"Hallo"}}, 1}, {Entry{ID: "Hello {name}", Forms: []string{"Hallo {Name}"}}, 2},
		{Entry{ID: "One of {x}", Plural: "{n} of {x}", Forms: []string{"Eins von {x}", "{n} von {x}"}}, 0},
		{Entry{ID: "One of {x}", Plural: "{n} of {x}", Forms: []string{"Eins von {x}", "Zwei von {x}"}}, 0},
		{Entry{ID: "One of {x}", Plural: "{n} of {x}", Forms: []string{"Eins", "{n} von {x} {y}"}}, 2},
		{Entry{ID: "One thing", Plural: "{n} things of {x}", Forms: []string{"Eins", "{n} Dinge von {x}"}}, 0},
	} {
		if got := misplaced(c.entry); len(got) != c.wrong {
			t.Errorf("%v: %q", c.entry, got)
		}
	}
}
