package main

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// goFile is a file of package page that says something.
func goFile(body string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte(`package page

import (
	"context"
	words "convive/views/locale"
	"convive/models/change"
	"convive/models/invalid"
)

func say(ctx context.Context, v string, fields *invalid.Fields, pairs []any) {
` + body + "\n}\n")}
}

func TestSentencesAreFoundWhereverTheyAreSaid(t *testing.T) {
	sentences, mistakes, err := scan(fstest.MapFS{
		"views/page/page_templ.go": goFile(`words.T(ctx, "Hello {name}", "name", v)` + "\n" + `words.N(ctx, "{n} guest", "{n} guests", 3); words.T(ctx, "twice")`),
		"views/page/page.go":       goFile(`words.T(ctx, "a" + "b" + ` + "`c`" + `); words.T(ctx, "twice"); words.T(ctx, "{n} guest", "n", 1); words.T(ctx, "{x}", pairs...)`),
		"views/page/around.go":     goFile(`words.Around(ctx, "After that, {link} {who}.", "link", "who", v); words.Parts(ctx, "In parts for {name}", "name", v)`),
		"models/page/change.go":    goFile(`change.Say("{actor} did it"); _ = invalid.Field{"x", "by place"}; _ = invalid.Field{Message: "by name"}; _ = invalid.Fields{{"x", "in a list"}}`),
		"models/page/check.go":     goFile(`fields.Add("x", "added"); fields.Check(true, "x", "checked"); fields.Add("x", v); other.T(ctx, "not ours"); words.Say(ctx, v)`),
		"models/change/own.go":     {Data: []byte("package change\nvar _ = Say(\"said at home\")\n")},
		"handlers/x/x_test.go":     goFile(`words.T(ctx, "of a test")`),
		"e2e/x.go":                 goFile(`words.T(ctx, "elsewhere")`),
	}, roots...)
	if err != nil || len(mistakes) > 0 {
		t.Fatal(err, mistakes)
	}
	var got []string
	for _, s := range sentences {
		got = append(got, s.ID+"|"+s.Plural+"|"+strings.Join(s.Files, " "))
	}
	want := []string{
		"After that, {link} {who}.||views/page/around.go", "Hello {name}||views/page/page.templ", "In parts for {name}||views/page/around.go", "abc||views/page/page.go",
		"added||models/page/check.go", "by name||models/page/change.go", "by place||models/page/change.go", "checked||models/page/check.go",
		"in a list||models/page/change.go", "said at home||models/change/own.go", "twice||views/page/page.go views/page/page.templ",
		"{actor} did it||models/page/change.go", "{n} guest|{n} guests|views/page/page.go views/page/page.templ", "{x}||views/page/page.go",
	}
	if !slices.Equal(got, want) {
		t.Errorf("found\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestACallThatCannotBeTranslatedIsAMistake(t *testing.T) {
	for body, want := range map[string]string{
		`words.T(ctx, v)`:                                      "not a string literal",
		`words.T(ctx, "a" + v)`:                                "not a string literal",
		`words.N(ctx, "one", v, 1)`:                            "have to be string literals",
		`words.Around(ctx, v, "x")`:                            "not a string literal",
		`change.Say(v)`:                                        "not a string literal",
		`words.T(ctx, "Hello {name}")`:                         "nothing fills {name}",
		`words.T(ctx, "Hello {name}", "nmae", v)`:              "no place {nmae}",
		`words.T(ctx, "Hello {name}", "name")`:                 "not pairs",
		`words.T(ctx, "Hello {name}", v, v)`:                   "not pairs",
		`words.T(ctx, "Hello %s")`:                             "printf verb",
		`words.N(ctx, "{n} of {x}", "{n} of {x}", 1)`:          "nothing fills {x}",
		`words.N(ctx, "a", "b", 1); words.N(ctx, "a", "c", 1)`: "two plurals",
	} {
		_, mistakes, err := scan(fstest.MapFS{"views/page/page.go": goFile(body)}, "views")
		if err != nil || len(mistakes) == 0 || !strings.Contains(mistakes[0], want) || !strings.Contains(mistakes[0], "views/page/page.go:11:") {
			t.Errorf("%s: mistakes %q, %v; want %q", body, mistakes, err, want)
		}
	}
}

const before = `# Convive.
msgid ""
msgstr ""
"Language: de\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

# a note of the translator
#: old.go
msgid "Stays"
msgstr "Bleibt"

msgid "Goes"
msgstr "Geht"

msgid "Never translated"
msgstr ""

#~ msgid "Returns"
#~ msgstr "Kehrt \"zurück\""

msgid "Gains a plural"
msgstr "Alt"
`

const after = `# Convive.
msgid ""
msgstr ""
"Language: de\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

#: c.go
msgid "Gains a plural"
msgid_plural "{n} plurals"
msgstr[0] ""
msgstr[1] ""

#: a.go b.go
msgid "Is new\nin two lines"
msgstr ""

#: c.go
msgid "Returns"
msgstr "Kehrt \"zurück\""

# a note of the translator
#: a.go
msgid "Stays"
msgstr "Bleibt"

#~ msgid "Goes"
#~ msgstr "Geht"
`

func TestAMissingSentenceOfAGuestsPageIsNoticed(t *testing.T) {
	c := &Catalogue{Entries: []Entry{
		{ID: "there", Forms: []string{"da"}},
		{ID: "missing", Forms: []string{""}},
		{ID: "half", Plural: "halves", Forms: []string{"x", ""}},
		{ID: "guessed", Forms: []string{"x"}, Notes: []string{"#, fuzzy"}},
		{ID: "hosts'", Forms: []string{""}},
	}}
	if got := lacking(c, map[string]bool{"there": true, "missing": true, "half": true, "guessed": true}); len(got) != 3 {
		t.Errorf("lacking: %q", got)
	}
}

func TestWhatAGuestsPageUsesOfOtherFilesCountsAsSaidThere(t *testing.T) {
	file := func(text string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("package x\n\nimport (\n\t\"convive/views/locale\"\n\t\"convive/models/change\"\n\t\"convive/views/other\"\n)\n\n" + text)}
	}
	s, err := read(fstest.MapFS{
		"views/asks/guest_templ.go": file(`func Page() { locale.T(ctx, "of the page"); options(kinds); other.Sign() }`),
		"views/asks/words.go":       file(`var kinds = all(); func options() { locale.T(ctx, "at one remove") }; func all() { row{}.label() }; func (row) label() { locale.T(ctx, "by a method") }`),
		"views/asks/inbox.go":       file(`func Inbox() { locale.T(ctx, "of hosts"); options(); Page() }`),
		"handlers/asks/asks.go":     file(`func Routes() { r.GuestMutation("/x", With(rule).Saying(sent)); r.Page("/y", hosts) }; func sent() { locale.T(ctx, "when it is done") }; func hosts() { locale.T(ctx, "on a host's page") }`),
		"views/other/sign.go":       file(`var word = change.Say("as a value"); func Sign() { _ = word }; func Else() { locale.T(ctx, "of others") }`),
	}, "views", "handlers")
	if err != nil {
		t.Fatal(err)
	}
	got := slices.Sorted(maps.Keys(s.reached([]string{"views/asks/guest"})))
	if want := []string{"as a value", "at one remove", "by a method", "of the page", "when it is done"}; !slices.Equal(got, want) {
		t.Errorf("reached %q, want %q", got, want)
	}
}

func TestWhatAGuestsRouteUsesOfHostsFilesCountsAllTheSame(t *testing.T) {
	file := func(text string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("package x\n\nimport (\n\t\"convive/views/locale\"\n\t\"convive/views/replies\"\n)\n\n" + text)}
	}
	s, err := read(fstest.MapFS{
		"views/replies/steps.go":      file(`func Steps() { locale.T(ctx, "of guests"); Lacking() }`),
		"views/replies/lacking.go":    file(`func Lacking() { locale.T(ctx, "of hosts alone") }; func Shared() { locale.T(ctx, "of both") }`),
		"handlers/replies/replies.go": file(`func Routes() { r.GuestMutation("/x", With(rule).Saying(sent)) }; func sent() { replies.Shared() }`),
	}, "views", "handlers")
	if err != nil {
		t.Fatal(err)
	}
	got := slices.Sorted(maps.Keys(s.reached([]string{"views/replies/"})))
	if want := []string{"of both", "of guests"}; !slices.Equal(got, want) {
		t.Errorf("reached %q, want %q", got, want)
	}
}

func TestATextThatGoesAroundGettextIsNoticed(t *testing.T) {
	found, err := bypasses(fstest.MapFS{"views/page.templ": {Data: []byte(`package page

templ Page(name string) {
	<h1 title="Spoken" class="quiet">Convive</h1>
	<p>Hello { name }</p>
	<p>{ "literal" } { locale.T(ctx, "fine") } 12 – 3 · CSV &nbsp;&amp;</p>
	<input placeholder={ "typed" } value="not-spoken" aria-label={ locale.T(ctx, "fine") } data-text="'$x'"/>
	if name != "" {
		<b>inner</b>
	}
}
`)}}, "views")
	want := []string{`"Spoken"`, `"Hello"`, `"literal"`, `"typed"`, `"inner"`}
	if err != nil || len(found) != len(want) {
		t.Fatalf("found %q, %v", found, err)
	}
	for i, text := range found {
		if !strings.HasSuffix(text, want[i]) || !strings.HasPrefix(text, "views/page.templ: ") {
			t.Errorf("found %s, want %s", text, want[i])
		}
	}
}
