package lists

import (
	"errors"
	"testing"
)

const polish = "Imię;Nazwisko;Poczta;Stół z ciastem\nAna;Silva;ana@example.com;4\nLeo;Costa;;\n"

// asked reads a table that nobody understands and returns what a person is asked.
func asked(t *testing.T, csv string, o Options) Unmapped {
	t.Helper()
	_, err := Read("x.csv", []byte(csv), o)
	var u Unmapped
	if !errors.As(err, &u) {
		t.Fatalf("nobody is asked: %v", err)
	}
	return u
}

func TestATableThatNobodyUnderstandsIsReadAsAPersonSays(t *testing.T) {
	u := asked(t, polish, Options{})
	equal(t, "heading", u.List.Columns[1].Header, "Nazwisko")
	equal(t, "a value", u.List.Samples[1][1], "Costa")
	by := Choices{u.List.Heads: {{Meaning: Given}, {Meaning: FamilyName}, {Meaning: Email}, {Meaning: Ignored}}}
	l, err := Read("x.csv", []byte(polish), Options{Chosen: by})
	if err != nil {
		t.Fatal(err)
	}
	g := l.guest(t, "Ana Silva")
	equal(t, "address", g.Email, "ana@example.com")
	equal(t, "left out", len(g.Fields), 0)
}

func TestTheNextFileWithTheSameHeadingsIsReadLikewise(t *testing.T) {
	u := asked(t, polish, Options{})
	by := Choices{u.List.Heads: {{Meaning: Given}, {Meaning: FamilyName}, {Meaning: Email}, {}}}
	l, err := Read("y.csv", []byte("IMIE,nazwisko,Poczta:,stol z ciastem\nMia,Lund,,9\n"), Options{Chosen: by})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "kept by its heading", l.guest(t, "Mia Lund").Fields["stol z ciastem"], "9")
	asked(t, "Imię;Nazwisko;Poczta\nAna;Silva;\n", Options{Chosen: by})
}

func TestAGuessCanBeCorrected(t *testing.T) {
	csv := "Name,Friday\nAna,yes\nLeo,perhaps\n"
	l := text(t, csv)
	equal(t, "guessed", meanings(t, csv), "name|reply:Friday")
	by := Choices{l.Heads: {{Meaning: Name}, {Meaning: ReplyTo, Occasion: "Welcome dinner"}}}
	l, err := Read("x.csv", []byte(csv), Options{Chosen: by})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "reply", l.guest(t, "Ana").Replies["Welcome dinner"], Reply{State: Attending, Said: true})
}

func TestPastedCellsWithoutHeadingsCanBeNamedToo(t *testing.T) {
	paste := "Ana Silva\t12\t4\nLeo Costa\t3\t5\n"
	l, err := Read("", []byte(paste), Options{Pasted: true})
	if err != nil {
		t.Fatal(err)
	}
	l, err = Read("", []byte(paste), Options{Pasted: true, Chosen: Choices{l.Heads: {{Meaning: Name}, {Meaning: AgeGroup}, {Meaning: Table}}}})
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "age", *l.guest(t, "Leo Costa").AgeYears, 3)
	equal(t, "table", l.guest(t, "Ana Silva").Table, "4")
}
