package ui_test

import (
	"context"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"convive/views/locale"
	"convive/views/ui"
)

func TestAnErrorSummaryLinksToEachField(t *testing.T) {
	doc := render(t, ui.ErrorSummary([]ui.FieldError{
		{Field: "seats", Label: "Seats", Message: "at least 4"},
		{Field: "name", Label: "Name", Message: "exists already", ID: "table-7-name"},
		{Message: "Nothing was chosen."},
	}))
	links := all(doc, "a")
	if len(links) != 2 || attr(links[0], "href") != "#f-seats" || attr(links[1], "href") != "#table-7-name" {
		t.Fatalf("links: %d", len(links))
	}
	if got := text(links[0]); got != "Seats: at least 4" {
		t.Errorf("first link says %q", got)
	}
	if got := text(doc); !strings.HasPrefix(got, "3 things to mend") || !strings.HasSuffix(got, "Nothing was chosen.") {
		t.Errorf("summary says %q", got)
	}
	if top := byClass(doc, "error-summary"); top == nil || attr(top, "tabindex") != "-1" {
		t.Error("the summary cannot take the focus")
	}
}

func TestAFormWithoutErrorsHasNoSummary(t *testing.T) {
	if got := text(render(t, ui.ErrorSummary(nil))); got != "" {
		t.Errorf("summary says %q", got)
	}
}

func TestTheSummaryLinksToTheFieldThatTheFormShows(t *testing.T) {
	field := render(t, ui.Field(ui.FieldProps{Name: "seats", Label: "Seats", Error: "at least 4"}))
	summary := render(t, ui.ErrorSummary([]ui.FieldError{{Field: "seats", Message: "at least 4"}}))
	if got, want := attr(one(t, summary, "a"), "href"), "#"+attr(one(t, field, "input"), "id"); got != want {
		t.Errorf("link goes to %q, field is %q", got, want)
	}
}

func TestAFieldIsReadWithItsLabelErrorAndHelp(t *testing.T) {
	doc := render(t, ui.Field(ui.FieldProps{Name: "seats", Label: "Seats", Help: "Chairs.", Error: "At least 4."}))
	input, label := one(t, doc, "input"), one(t, doc, "label")
	if attr(label, "for") != attr(input, "id") {
		t.Error("the label is not the field's")
	}
	if attr(input, "aria-invalid") != "true" {
		t.Error("the field does not say that it is wrong")
	}
	for i, want := range []string{"At least 4.", "Chairs."} {
		id := strings.Fields(attr(input, "aria-describedby"))[i]
		if got := byID(doc, id); got == nil || text(got) != want {
			t.Errorf("description %d (%s) is not %q", i, id, want)
		}
	}
}

func TestAFieldWithoutErrorsDoesNotPointToOne(t *testing.T) {
	input := one(t, render(t, ui.Field(ui.FieldProps{Name: "a", Label: "A"})), "input")
	if has(input, "aria-describedby") || has(input, "aria-invalid") {
		t.Error("the field points to what is not there")
	}
}

func TestTypedTextComesBackAsItWas(t *testing.T) {
	const typed = `"><script>alert(1)</script> O'Brien & Söhne`
	doc := render(t, ui.Field(ui.FieldProps{Name: "a", Label: "A", Value: typed}))
	if got := attr(one(t, doc, "input"), "value"); got != typed {
		t.Errorf("value = %q", got)
	}
	doc = render(t, ui.TextArea(ui.TextAreaProps{Name: "a", Label: "A", Value: "</textarea>" + typed}))
	if got := text(one(t, doc, "textarea")); got != "</textarea>"+typed {
		t.Errorf("text = %q", got)
	}
	if len(all(doc, "script")) != 0 {
		t.Error("text became an element")
	}
}

func TestNothingIsChosenInAdvance(t *testing.T) {
	for value, want := range map[string]int{"": 0, "pending": 0, "attending": 1, "declined": 1} {
		doc := render(t, ui.ReplyChoice(ui.ReplyChoiceProps{Name: "r", Person: "Nicholas", Occasion: "Brunch", Value: value}))
		checked := 0
		for _, input := range all(doc, "input") {
			if has(input, "checked") {
				checked++
				if attr(input, "value") != value {
					t.Errorf("%q: %q is chosen", value, attr(input, "value"))
				}
			}
		}
		if checked != want {
			t.Errorf("%q: %d chosen, want %d", value, checked, want)
		}
		if got := text(one(t, doc, "legend")); got != "Nicholas, Brunch" {
			t.Errorf("the group is called %q", got)
		}
	}
}

func TestTheGroupOfAReplyIsCalledWithTheCommaOfItsLanguage(t *testing.T) {
	var out strings.Builder
	if err := ui.ReplyChoice(ui.ReplyChoiceProps{Name: "r", Person: "طارق", Occasion: "العشاء"}).Render(locale.With(context.Background(), "ar"), &out); err != nil {
		t.Fatal(err)
	}
	if said := strings.NewReplacer("\u2068", "", "\u2069", "").Replace(out.String()); !strings.Contains(said, "طارق، العشاء") {
		t.Error(said)
	}
}

func byID(n *html.Node, id string) *html.Node {
	for d := range n.Descendants() {
		if attr(d, "id") == id {
			return d
		}
	}
	return nil
}

func byClass(n *html.Node, class string) *html.Node {
	for d := range n.Descendants() {
		for _, c := range strings.Fields(attr(d, "class")) {
			if c == class {
				return d
			}
		}
	}
	return nil
}

func TestAQuestionIsFollowedByNoColonInTheSummary(t *testing.T) {
	summary := text(render(t, ui.ErrorSummary([]ui.FieldError{
		{Field: "a", Label: "\u2068Which bus?\u2069", Message: "Please answer."}, {Field: "b", Label: "أي حافلة؟", Message: "Please answer."}, {Field: "c", Label: "Seats", Message: "at least 4"},
	})))
	for _, want := range []string{"\u2068Which bus?\u2069 Please answer.", "أي حافلة؟ Please answer.", "Seats: at least 4"} {
		if !strings.Contains(summary, want) {
			t.Errorf("%q is not in %s", want, summary)
		}
	}
}
