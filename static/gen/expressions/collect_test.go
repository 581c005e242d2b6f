package expressions

import (
	"strings"
	"testing"
	"testing/fstest"
)

// template is a file of one component with the given body.
func template(body string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("package page\n\ntempl Page(name string, attrs templ.Attributes) {\n" + body + "\n}\n")}
}

func collect(t *testing.T, files fstest.MapFS) ([]Expression, []Problem) {
	t.Helper()
	found, problems, err := Collect(files, "views")
	if err != nil {
		t.Fatal(err)
	}
	return found, problems
}

func TestEveryPlaceOfATemplateIsSearched(t *testing.T) {
	found, problems := collect(t, fstest.MapFS{
		"views/a/page.templ": template(`
			<div data-signals='{"n":1}' data-id="7" data-text-live="Live" data-kind={ name }>
				if name != "" {
					<p data-text="$if"></p>
				} else {
					<p data-text="$else"></p>
				}
				for range 3 {
					<p data-text="$for"></p>
				}
				switch name {
					case "x":
						<p data-text="$case"></p>
				}
				<input
					if name != "" {
						data-on:input="$n = 1"
					} else {
						data-on:input="$n = 2"
					}
				/>
				@Other() {
					<p data-text="$child"></p>
				}
				<script src="/static/x.js" data-init="$script"></script>
				<p data-text={ "$a" + ` + "`$b`" + ` } data-init></p>
				<p data-text="$a &amp;&amp; &#39;x&#39;"></p>
			</div>`),
		"views/a/code.go":   {Data: []byte("package page\nvar _ = map[string]any{\"data-on:click\": \"$map\", \"data-id\": 1, \"other\": 2}\nfunc f(m map[string]any) { m[\"data-show\"] = \"$index\" }\n")},
		"views/a/x_test.go": {Data: []byte("package page\nvar _ = map[string]any{\"data-on:click\": \"$test\"}\n")},
		"views/a/notes.md":  {Data: []byte(`<p data-text="$notes">`)},
		"other/x.templ":     template(`<p data-text="$elsewhere"></p>`),
	})
	if len(problems) != 0 {
		t.Errorf("problems: %v", problems)
	}
	var values []string
	for _, e := range found {
		values = append(values, e.Value)
	}
	all := "\n" + strings.Join(values, "\n") + "\n"
	for _, want := range []string{`{"n":1}`, "$if", "$else", "$for", "$case", "$n = 1", "$n = 2", "$child", "$script", "$a$b", "$a && 'x'", "$map", "$index"} {
		if !strings.Contains(all, "\n"+want+"\n") {
			t.Errorf("%s was not found", want)
		}
	}
	if len(values) != 13 {
		t.Errorf("%d expressions:%s", len(values), all)
	}
}

func TestWhatCannotWorkUnderThePolicyIsAProblem(t *testing.T) {
	for body, want := range map[string]string{
		`<p data-text={ name }></p>`:                                  "not a constant",
		`<p data-on:click={ "f(" + name + ")" }></p>`:                 "not a constant",
		`<p { name }="x"></p>`:                                        "is computed",
		`<p style="color: red"></p>`:                                  `style="…" is blocked`,
		`<p style={ name }></p>`:                                      `style="…" is blocked`,
		`<p onclick="x()"></p>`:                                       "use data-on:click",
		`<p data-on-click="x()"></p>`:                                 "write data-on:click",
		`<script>alert(1)</script>`:                                   "inline <script>",
		`<style>p{}</style>`:                                          "<style> is blocked",
		"<p data-text=\"'\U0001F595JS_$'_DS\U0001F680'\"></p>":        "escape mark",
		"<p\n\tif name != \"\" {\n\t\tdata-show={ name }\n\t}\n></p>": "not a constant",
		"}\n\nscript run() {\n\talert(1)\n}\n\ntempl Other() {":       "script template",
		"}\n\ncss red() {\n\tcolor: red;\n}\n\ntempl Other() {":       "css template",
	} {
		_, problems := collect(t, fstest.MapFS{"views/page.templ": template(body)})
		if len(problems) != 1 || !strings.Contains(problems[0].Error(), want) || problems[0].File != "views/page.templ" {
			t.Errorf("%s: problems %v, want one with %q", body, problems, want)
		}
	}
	_, problems := collect(t, fstest.MapFS{"views/x.go": {Data: []byte("package x\nfunc f(m map[string]any, s string) { m[\"data-show\"] = s }\n")}})
	if len(problems) != 1 || !strings.Contains(problems[0].Message, "not a constant") {
		t.Errorf("Go code: problems %v", problems)
	}
}

func TestABrokenTemplateIsNamed(t *testing.T) {
	_, _, err := Collect(fstest.MapFS{"views/page.templ": template(`<p`)}, "views")
	if err == nil || !strings.Contains(err.Error(), "views/page.templ") {
		t.Errorf("error %v", err)
	}
	if _, _, err := Collect(fstest.MapFS{}, "views"); err == nil {
		t.Error("a folder that is not there is no error")
	}
}

func TestTheTableIsTheSameForTheSameTemplates(t *testing.T) {
	files := fstest.MapFS{
		"views/b.templ": template(`<p data-text="$x"></p><b data-text="$x"></b><p data-text="$y"></p>`),
		"views/a.templ": template(`<p data-text="$x"></p>`),
	}
	found, _ := collect(t, files)
	first := string(Script(found))
	for range 5 {
		again, _ := collect(t, files)
		if got := string(Script(again)); got != first {
			t.Fatalf("the table differs:\n%s\n%s", first, got)
		}
	}
	if got := strings.Count(first, "function (el"); got != 2 {
		t.Errorf("%d functions for two expressions:\n%s", got, first)
	}
	if !strings.Contains(first, "// views/a.templ data-text\n    // views/b.templ data-text\n    [") {
		t.Errorf("the places are not named once each:\n%s", first)
	}
}
