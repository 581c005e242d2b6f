package ui_test

import (
	"regexp"
	"strings"
	"testing"

	"convive/views/ui"
)

func TestAnIconAloneHasItsNameForReaders(t *testing.T) {
	button := one(t, render(t, ui.Button(ui.ButtonProps{Label: "Print", Icon: "print", IconOnly: true})), "button")
	if attr(button, "aria-label") != "Print" || text(button) != "" {
		t.Error("the icon has no name, or shows its words too")
	}
}

func TestAButtonThatOpensADialogSavesNothing(t *testing.T) {
	for _, b := range []ui.ButtonProps{{Label: "More", Opens: "d"}, {Label: "Close", Closes: "d"}} {
		button := one(t, render(t, ui.Button(b)), "button")
		if attr(button, "type") != "button" || attr(button, "commandfor") != "d" {
			t.Errorf("%s: type %q for %q", b.Label, attr(button, "type"), attr(button, "commandfor"))
		}
	}
	if got := attr(one(t, render(t, ui.Button(ui.ButtonProps{Label: "Save"})), "button"), "type"); got != "submit" {
		t.Errorf("a plain button is of type %q", got)
	}
}

func TestALinkNeverRunsAScript(t *testing.T) {
	link := one(t, render(t, ui.LinkButton(ui.LinkProps{Label: "Map", Href: "javascript:alert(1)"})), "a")
	if strings.HasPrefix(attr(link, "href"), "javascript:") {
		t.Errorf("href = %q", attr(link, "href"))
	}
}

func TestEveryIconStaysOnItsGrid(t *testing.T) {
	path := regexp.MustCompile(`^M[\dMLHVCSAZmlhvcsaz .\-]+$`)
	for _, n := range ui.IconNames() {
		d := attr(one(t, render(t, ui.Icon(n)), "path"), "d")
		if !path.MatchString(d) {
			t.Errorf("%s: %q is not a path", n, d)
		}
	}
	if ui.IconName("no such icon").Known() || !ui.IconName("search").Known() {
		t.Error("Known does not know the set")
	}
}

func TestAFormCarriesItsCommandAndVersion(t *testing.T) {
	doc := render(t, ui.Form(ui.FormProps{ID: "f", Action: "/e/x/tables", Command: "c1", Version: 7}))
	values := map[string]string{}
	for _, input := range all(doc, "input") {
		values[attr(input, "name")] = attr(input, "value")
	}
	if values["command"] != "c1" || values["version"] != "7" {
		t.Errorf("hidden fields: %v", values)
	}
	form := one(t, doc, "form")
	if attr(form, "method") != "post" || attr(form, "action") != "/e/x/tables" {
		t.Error("the form does not work without scripts")
	}
	fresh := render(t, ui.Form(ui.FormProps{Action: "/e/x/tables", Multipart: true}))
	if len(all(fresh, "input")) != 1 || attr(one(t, fresh, "form"), "enctype") != "multipart/form-data" {
		t.Error("a form that creates has a version, or cannot carry files")
	}
}
