package lists

import (
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// within fails when a hostile input takes longer than any user would wait. It is generous, as test
// machines are busy: what it guards against are minutes.
func within(t *testing.T, f func()) {
	t.Helper()
	start := time.Now()
	f()
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestTheSameListInManyEncodings(t *testing.T) {
	const list = "Name;Diet;Ceremony\nZoë Müller;crème brûlée;yes\nSören Weiß;15 gr;no\n"
	for name, e := range map[string]encoding.Encoding{
		"UTF-8":                unicode.UTF8,
		"UTF-8 with a mark":    unicode.UTF8BOM,
		"UTF-16LE with a mark": unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
		"UTF-16BE with a mark": unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
		"UTF-16LE":             unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
		"UTF-16BE":             unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
		"Windows-1252":         charmap.Windows1252,
	} {
		t.Run(name, func(t *testing.T) {
			data, err := e.NewEncoder().Bytes([]byte(list))
			if err != nil {
				t.Fatal(err)
			}
			l := text(t, string(data))
			equal(t, "diet", l.guest(t, "Zoë Müller").Diet, "crème brûlée")
			equal(t, "answer", l.guest(t, "Sören Weiß").Replies["Ceremony"].State, Declined)
		})
	}
}

func TestOldMacFilesEndLinesWithCROnly(t *testing.T) {
	data, err := charmap.Macintosh.NewEncoder().String("Name,Ceremony\rZoë,yes\rSören,no\r")
	if err != nil {
		t.Fatal(err)
	}
	l := text(t, data)
	equal(t, "row", l.guest(t, "Sören").Row, 3)
	equal(t, "first", l.guest(t, "Zoë").Row, 2)
}

func TestAFewBrokenBytesDoNotGarbleTheRest(t *testing.T) {
	l := text(t, "Name\nZoë Müller\nSören Weiß\nÉloïse\nInès\nB\xF6\n")
	l.guest(t, "Zoë Müller")
	equal(t, "said", strings.Contains(l.problemOn(6), "couldn't be read"), true)
}

func TestWindows1252KeepsCurlyQuotesAndEuros(t *testing.T) {
	equal(t, "diet", read(t, "spreadsheet-windows1252.csv").guest(t, "Erin Halvorsen").Diet, "“Menü 2”, 15 € Aufpreis")
}

func TestDelimitersAreFoundByTheHeaderTheyGive(t *testing.T) {
	for _, d := range []string{",", ";", "\t", "|"} {
		l := text(t, strings.NewReplacer("#", d).Replace("First name#Last name#Note\nAna#Silva#\"a, b; c\td | e\"\n"))
		equal(t, d, l.guest(t, "Ana Silva").Note, "a, b; c\td | e")
	}
	equal(t, "sep=", text(t, "sep=|\r\nName|Note\r\nAna|a,b,c;d;e;f\r\n").guest(t, "Ana").Row, 3)
}

func TestNamesAreKeptAsWrittenInNFCWithoutBidiControls(t *testing.T) {
	l := text(t, "Name\nde la CRUZ e\u0301lise\n\u202Eevil\u202C Ana\u2066\u2069\n\u200Fיעל בן־עמי\n👩\u200d🚀 Mia\nA\x00na\n")
	var got []string
	for g := range l.guests() {
		got = append(got, g.Name)
	}
	equal(t, "names", strings.Join(got, "/"), "de la CRUZ élise/evil Ana/יעל בן־עמי/👩\u200d🚀 Mia/Ana")
}

func TestFoldingForMatches(t *testing.T) {
	for in, want := range map[string]string{
		"  Marguerite  WEISS ": "marguerite weiss", "Marguerite Weiß": "marguerite weiss", "O'Brien": "obrien", "O’Brien": "obrien",
		"Łucja Sørensen": "lucja sorensen", "Zoë": "zoe", "مُحَمَّد": "محمد", "הָאָב": "האב", "दीपिका": "दीपिका", "दीपक": "दीपक", "🎉": "🎉",
	} {
		equal(t, in, Fold(in), want)
	}
}
