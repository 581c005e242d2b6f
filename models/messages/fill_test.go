package messages

import (
	"strings"
	"testing"

	"convive/models/invalid"
)

func TestAPlaceThatThereIsNotIsRefusedByName(t *testing.T) {
	for body, place := range map[string]string{"Dear {nmae}": "{nmae}", "{Name}": "{Name}", "{name} {password}": "{password}"} {
		var wrong invalid.Fields
		checkText(&wrong, Text{"Hello", body})
		if len(wrong) != 1 || wrong[0].Name != "body" || wrong[0].Args[1] != place {
			t.Errorf("%q: %+v", body, wrong)
		}
	}
	var wrong invalid.Fields
	checkText(&wrong, Text{"For {name}: {event}", "Braces { } {1} {} and {link}, {deadline}."})
	if len(wrong) > 0 {
		t.Errorf("%+v", wrong)
	}
}

func TestASubjectOfTwoLinesIsRefused(t *testing.T) {
	for _, subject := range []string{"Hello\r\nBcc: all@example.org", "Hello\nthere", "Hello\u2028there", "a\x00b"} {
		var wrong invalid.Fields
		checkText(&wrong, Text{subject, "Text"})
		if wrong.Of("subject") == "" {
			t.Errorf("%q was taken", subject)
		}
	}
}

func TestAValueIsNeverReadForPlacesNorAsMarkup(t *testing.T) {
	v := Values{"name": "{link} <b>Ada</b> & \"co\"", "link": "https://convive.example.org/r/KEY"}
	made := fill(Text{"For {name}", "Dear {name},\n\n{link}"}, v, "en")
	if want := "Dear {link} <b>Ada</b> & \"co\",\n\nhttps://convive.example.org/r/KEY\n"; made.Plain != want {
		t.Errorf("%q", made.Plain)
	}
	if strings.Contains(made.HTML, "<b>") || strings.Count(made.HTML, "<a ") != 1 || !strings.Contains(made.HTML, "&lt;b&gt;Ada") {
		t.Error(made.HTML)
	}
}

func TestANameWithALineBreakMakesNoHeader(t *testing.T) {
	made := fill(Text{"For {name}", "x"}, Values{"name": "Ada\r\nBcc: all@example.org"}, "en")
	if made.Subject != "For Ada Bcc: all@example.org" {
		t.Errorf("%q", made.Subject)
	}
}

func TestALineWithNothingToSayIsLeftOut(t *testing.T) {
	made := fill(Text{"x", "One\n\nPlease reply by {deadline}.\n\nTwo"}, Values{}, "en")
	if made.Plain != "One\n\nTwo\n" {
		t.Errorf("%q", made.Plain)
	}
}

func TestRightToLeftIsSaidInThePageAndValuesAreIsolated(t *testing.T) {
	v := Values{"name": "Ada", "link": "https://convive.example.org/r/KEY", "code": "ABCD-EFGH"}
	made := fill(Text{"x", "שלום {name} {code}\n{link}"}, v, "he")
	if !strings.Contains(made.HTML, `<html lang="he" dir="rtl">`) || !strings.Contains(made.HTML, "<bdi>Ada</bdi>") {
		t.Error(made.HTML)
	}
	if made.Plain != "שלום \u2068Ada\u2069 ABCD-EFGH\nhttps://convive.example.org/r/KEY\n" {
		t.Errorf("%q", made.Plain)
	}
	if made = fill(Text{"x", "Dear {name}"}, v, "en"); made.Plain != "Dear Ada\n" {
		t.Errorf("%q", made.Plain)
	}
}

func TestEveryLanguageHasATextOfEveryKindThatHoldsWhatItNeeds(t *testing.T) {
	needs := map[Kind][]string{
		Invitation: {"{name}", "{event}", "{occasions}", "{link}", "{deadline}", "{sender}"}, SaveTheDate: {"{name}", "{event}", "{occasions}"},
		Reminder: {"{name}", "{event}", "{occasions}", "{link}", "{deadline}"}, Update: {"{name}", "{event}", "{link}"},
		Receipt: {"{name}", "{event}", "{answers}", "{link}", "{deadline}"},
	}
	for _, lang := range Languages {
		for _, k := range Kinds {
			text, there := defaults[lang][k]
			var wrong invalid.Fields
			checkText(&wrong, text)
			if !there || len(wrong) > 0 {
				t.Errorf("%s in %s: %v", k, lang, wrong)
			}
			for _, place := range needs[k] {
				if !strings.Contains(text.Subject+text.Body, place) {
					t.Errorf("%s in %s lacks %s", k, lang, place)
				}
			}
			if lang != fallback && text == defaults[fallback][k] {
				t.Errorf("%s in %s is English", k, lang)
			}
		}
	}
}
