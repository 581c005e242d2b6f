package lists

import (
	"strings"
	"testing"
)

func TestCellsPastedWithAHeader(t *testing.T) {
	l := pasted(t, "First name\tLast name\tDinner\nAna\tSilva\tyes\nLeo\tCosta\t\n")
	equal(t, "source", l.Source, PastedText)
	equal(t, "answer", l.guest(t, "Ana Silva").Replies["Dinner"].State, Attending)
}

func TestCellsPastedWithoutAHeader(t *testing.T) {
	l := pasted(t, "Ana\tSilva\tana@example.com\t+49 30 23125 001\nLeo\tCosta\t\t555-0102\n")
	equal(t, "e-mail", l.guest(t, "Ana Silva").Email, "ana@example.com")
	equal(t, "phone", l.guest(t, "Leo Costa").Phone, "555-0102")
	l = pasted(t, "Ana & Leo Silva\tFriends\tana@example.com\nMia Costa + guest\tWork\t\n")
	equal(t, "several", l.of(t, "Ana Silva").names(), "Ana Silva|Leo Silva")
	equal(t, "companion", l.of(t, "Mia Costa").names(), "Mia Costa|?")
	equal(t, "kept", l.guest(t, "Mia Costa").Fields["(column 2)"], "Work")
}

func TestOneNamePerLine(t *testing.T) {
	l := pasted(t, "Ana & Leo Silva\n\n- Mia Costa <mia@example.com>\n3. Bo Lindqvist, bo@example.com\nNovák, Kaito\r\nThe Brandt Family\n")
	equal(t, "count", l.Count(), Count{Households: 5, Guests: 6, Unnamed: 1})
	equal(t, "e-mail", l.guest(t, "Mia Costa").Email, "mia@example.com")
	equal(t, "after a comma", l.guest(t, "Bo Lindqvist").Email, "bo@example.com")
	equal(t, "row", l.guest(t, "Kaito Novák").Row, 5)
}

func TestAGuestFurtherDownAPasteIsNoHeader(t *testing.T) {
	l := pasted(t, "Ana Silva\tFriends\nGuest\tFriends\nLeo Costa\tWork\n")
	equal(t, "people", l.of(t, "Ana Silva").names(), "Ana Silva|?")
	equal(t, "guests", l.Count().Guests, 3)
}

func TestATextFileIsReadLikePastedText(t *testing.T) {
	l, err := Read("names.TXT", []byte("Ana Silva\nLeo Costa\n"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "guests", l.Count().Guests, 2)
}

func TestPastedTextThatHoldsNoNamesIsRefused(t *testing.T) {
	for _, s := range []string{
		string(file(t, "wrong.csv")),
		strings.ReplaceAll(string(file(t, "wrong.csv")), ",", "\t"),
		"2026-03-01\t12.50\n2026-03-02\t9.10\n",
		strings.Repeat("This is a long sentence about something that is surely no name of anybody at all. ", 3),
	} {
		if l, err := Read("", []byte(s), Options{Pasted: true}); err == nil {
			t.Errorf("%.40q: %v", s, l.Households)
		}
	}
}

func TestAStrayQuoteInAPasteHarmsNobody(t *testing.T) {
	equal(t, "guests", pasted(t, "Ana Silva\n\"Leo Costa\nMia\n").Count().Guests, 3)
}
