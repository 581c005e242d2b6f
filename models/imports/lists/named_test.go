package lists

import (
	"strings"
	"testing"
)

func TestColumnsThatSomebodyNamesGoBeforeWhatIsGuessed(t *testing.T) {
	by := func(pairs ...string) map[string]Choice {
		all := map[string]Choice{}
		for i := 0; i < len(pairs); i += 2 {
			meaning, occasion, _ := strings.Cut(pairs[i+1], ":")
			all[pairs[i]] = Choice{Meaning(meaning), occasion}
		}
		return all
	}
	read := func(csv string, by map[string]Choice) (List, error) {
		return Read("x.csv", []byte(csv), Options{Named: by})
	}
	l, err := read("Imię;Nazwisko;Obiad\nAna;Silva;tak\n", by("Imiona", "given name"))
	refused(t, err, 1, "has no column “Imiona”")
	l, err = read("Imię;Nazwisko;Obiad\nAna;Silva;yes\n", by("imie", "given name", "NAZWISKO", "family name", "Obiad", "reply:Dinner"))
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "name", l.Households[0].Guests[0].Name, "Ana Silva")
	equal(t, "reply", l.Households[0].Guests[0].Replies["Dinner"], Reply{State: Attending, Said: true})
	l, err = read("Name,Email,Work mail\nAna,private@example.com,work@example.com\n", by("Work mail", "e-mail"))
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "the named one", l.guest(t, "Ana").Email, "work@example.com")
	equal(t, "the guessed one is text", l.guest(t, "Ana").Fields["Email"], "private@example.com")
	l, err = read("Guests of ours\nName,Note\nAna,late\n", by("Note", "nothing"))
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "left out", l.guest(t, "Ana").Note+l.guest(t, "Ana").Fields["Note"], "")
}

func TestWhatWasSaidElsewhereSpeaksOfNoOccasion(t *testing.T) {
	said := Anywhere([]Choice{{Name, ""}, {ReplyTo, "Amara's dinner"}, {MealAt, "Amara's dinner"}})
	cols := []Column{{Header: "Gość"}, {Header: "Obiad"}, {Header: "Danie"}}
	if !chosen(cols, said) || cols[1].Occasion != unnamedOccasion || cols[2].Occasion != unnamedOccasion {
		t.Errorf("%+v", cols)
	}
	cols = []Column{{Header: "Gość"}, {Header: "Sobota"}, {Header: "RSVP Niedziela"}}
	if !chosen(cols, Anywhere([]Choice{{Name, ""}, {ReplyTo, "Sobota"}, {ReplyTo, "Niedziela"}})) || cols[1].Occasion != "Sobota" || cols[2].Occasion != "Niedziela" {
		t.Errorf("%+v", cols)
	}
	cols = []Column{{Header: "Gość"}, {Header: "Brunch - RSVP"}, {Header: "Brunch - meal"}}
	if !chosen(cols, said) || cols[1].Occasion != "Brunch" || cols[2].Occasion != "Brunch" {
		t.Errorf("%+v", cols)
	}
	plain := Anywhere([]Choice{{Name, ""}, {ReplyTo, ""}, {ReplyTo, "Dinner"}, {MealAt, "Dinner"}})
	for _, first := range []string{"RSVP", "Attending", "Zusage"} {
		cols = []Column{{Header: "Name"}, {Header: first}, {Header: "Dinner RSVP"}, {Header: "Dinner meal"}}
		if !chosen(cols, plain) || cols[1].Occasion != unnamedOccasion || cols[2].Occasion != "Dinner" || cols[3].Occasion != "Dinner" || cols[3].Meaning != MealAt {
			t.Errorf("%s: %+v", first, cols)
		}
	}
}

func TestWhatStandsBesideAReplyNeedNotBeAnOccasion(t *testing.T) {
	for header, want := range map[string]string{
		"RSVP by phone": "", "RSVP via e-mail": "", "RSVP received": "", "RSVP status": "", "RSVP for the dinner": "the dinner", "RSVP Brunch": "Brunch", "Dinner RSVP": "Dinner",
	} {
		if got := occasionIn(header); got != want {
			t.Errorf("%s is about %q, want %q", header, got, want)
		}
	}
}

func TestReplyHeadingsOverRepliesNameNobodyEvenWhenAllCome(t *testing.T) {
	for _, csv := range []string{"Guest attending,Name\nyes,Ada\nyes,Bo\n", "Name,Guest attending\nAda,yes\nBo,yes\n"} {
		l, err := Read("x.csv", []byte(csv), Options{})
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "reply", l.guest(t, "Ada").Replies[unnamedOccasion], Reply{State: Attending, Said: true})
	}
}

func TestASlashInAFirstNameIsSaidWhereItMakesTwo(t *testing.T) {
	for line, want := range map[string]string{
		"Sam/Alex,Bell":   "“Sam/Alex Bell” has a slash in the first name and was read as 2 people. Write one name there if it is one person.",
		"A/C,Hall":        "“A/C Hall” has a slash in the first name and was read as 2 people. Write one name there if it is one person.",
		"Sam & Alex,Bell": "",
		"Sam,Bell/Hall":   "",
	} {
		equal(t, line, text(t, "First name,Last name\n"+line+"\n").Households[0].Review, want)
	}
}
