package lists

import (
	"strings"
	"testing"
)

func TestFilesThatAreNoGuestListAreRefusedWithASentence(t *testing.T) {
	for name, want := range map[string]struct {
		row   int
		words string
	}{
		"empty.csv":       {0, "The file is empty."},
		"header-only.csv": {1, "a header on line 1, but no guests"},
		"wrong.csv":       {1, "No column looks like a guest's name. Line 1 has “Booking date”"},
		"broken.csv":      {3, "A quote opened on line 3 is never closed."},
		"huge-row.csv":    {3, "Line 3 has a cell of 2 MB"},
	} {
		l, err := Read(name, file(t, name), Options{})
		refused(t, err, want.row, want.words)
		equal(t, name+": guests", l.Count(), Count{})
	}
}

func TestEveryFileOfExpectedJSONIsTested(t *testing.T) {
	for name, e := range expectations(t) {
		_, err := Read(name, file(t, name), Options{})
		equal(t, name+" is refused", err != nil, e.Outcome == "reject")
	}
}

func TestOtherKindsOfFilesAreNamed(t *testing.T) {
	for data, words := range map[string]string{
		"\xD0\xCF\x11\xE0old":         "old Excel file",
		"%PDF-1.7":                    "PDF",
		"PK\x03\x04nonsense":          "can't be read",
		"\x00\x01\x02\x00\x00\x7Fabc": "not a text file",
		`{"songs":[]}`:                "JSON",
		" \r\n\t\n ":                  "empty",
		"\xEF\xBB\xBF":                "empty",
	} {
		_, err := Read("x", []byte(data), Options{})
		if err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%q: %v", data, err)
		}
	}
}

func TestLimitsAreSentences(t *testing.T) {
	rows := "Name\n" + strings.Repeat("Ana\n", MaxRows)
	if _, err := Read("x.csv", []byte(rows), Options{}); err != nil {
		t.Errorf("as many as may be: %v", err)
	}
	rows += "Ana\n"
	for name, c := range map[string]struct {
		data, words string
		row         int
	}{
		"bytes":      {strings.Repeat("x", MaxBytes+1), "larger than 20 MB", 0},
		"rows":       {rows, "more than 20,000 lines", MaxRows + 2},
		"columns":    {"Name\nAna\n" + strings.Repeat(",", 2000), "Line 3 has more than 1000 cells", 3},
		"cells":      {"Name\n" + strings.Repeat(strings.Repeat(",", 900)+"x\n", 5000), "too many cells", 2221},
		"quoted":     {"Name\nAna\n\"" + strings.Repeat("x\n", MaxCell) + "\"\n", "Line 3 has a cell of 128 KB", 3},
		"guests":     {"Name\n" + strings.Repeat("A & B & C & D & E\n", MaxRows-1), "more than 40,000 guests", 8002},
		"never ends": {"Name\n\"Ana\n" + strings.Repeat("Leo\n", MaxCell), "A quote opened on line 2 is never closed.", 2},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read("x.csv", []byte(c.data), Options{})
			refused(t, err, c.row, c.words)
		})
	}
}

func TestHostileShapesStayFast(t *testing.T) {
	for name, data := range map[string]string{
		"one host, many companions": "Name,Household\nAna,x\n" + strings.Repeat("Ana's +1,x\n", 15_000),
		"many tags":                 "Name,Tags\n" + strings.Repeat("Ana,\""+strings.Repeat("a,b,c,", 5000)+"\"\n", 600),
		"same headers":              "Name" + strings.Repeat(",x", 900) + "\n" + strings.Repeat("Ana"+strings.Repeat(",y", 900)+"\n", 2000),
		"long headers":              strings.Repeat(strings.Repeat("a - ", 15_000)+",", 300) + "\nName,Email\nAna,\n",
		"many ands":                 "Name\n" + strings.Repeat(strings.Repeat("& guest ", 60)+"\n", 500),
		"newlines":                  "Name\n" + strings.Repeat("\n", 10<<20) + "Ana\n",
		"deep JSON":                 `{"schema":` + strings.Repeat("[", 1<<20),
	} {
		t.Run(name, func(t *testing.T) {
			within(t, func() { _, _ = Read("x.csv", []byte(data), Options{}) })
		})
	}
}

func TestThousandsOfProblemsAreCountedNotListed(t *testing.T) {
	l := text(t, "Name,Email\n"+strings.Repeat("Ana,x\n", 2000))
	equal(t, "listed", len(l.Problems), maxProblems+1)
	equal(t, "the rest", l.Problems[maxProblems].Message, "There are 1500 more problems that are not listed.")
}

func TestLinesThatHoldNoNameAreProblemsNotRefusals(t *testing.T) {
	l := text(t, "Name,Email,Note\nAna,ana@example.com,\n,leo@example.com,\nMia,not an address,\n"+strings.Repeat("x", 600)+",,\nBo,,,,extra\n")
	equal(t, "guests", l.Count().Guests, 3)
	equal(t, "no name", l.problemOn(3), "Name: This line has no name; it was left out.")
	equal(t, "e-mail", l.problemOn(4), "Email: “not an address” is no e-mail address; it was left out.")
	equal(t, "long name", strings.Contains(l.problemOn(5), "longer than 500"), true)
	equal(t, "extra cells", strings.Contains(l.problemOn(6), "more cells than the header"), true)
}
