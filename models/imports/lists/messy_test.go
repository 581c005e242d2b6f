package lists

import (
	"slices"
	"strings"
	"testing"
)

func TestTitlesBlankLinesSectionsAndTotalsAreNoGuests(t *testing.T) {
	l := read(t, "spreadsheet-messy.csv")
	equal(t, "title", l.skipped(AboveHeader), 1)
	equal(t, "sections", l.skipped(Section), 3)
	equal(t, "total", l.skipped(Total), 1)
}

func TestALinesAnswersHoldForEveryoneOnIt(t *testing.T) {
	l := read(t, "spreadsheet-messy.csv")
	for _, g := range l.of(t, "Clara MacLeod").Guests {
		equal(t, g.Name, g.Replies["Brunch on Sunday"].State, Attending)
	}
	equal(t, "headed only Coming?", l.Main, "Main occasion")
}

func TestWaysToWriteSeveralPeopleOnOneLine(t *testing.T) {
	for line, want := range map[string]string{
		"the Fairbankses (4)":                  "?|?|?|?",
		"Familie Brandt (3)":                   "?|?|?",
		"Cécile + guest":                       "Cécile|?",
		"Ivo Van-Dijk +1":                      "Ivo Van-Dijk|?",
		"Mateusz Marchetti (+2)":               "Mateusz Marchetti|?|?",
		"Saint-Clair Family":                   "?",
		"The Silvas":                           "?",
		"Ana Silva and family":                 "Ana Silva|?",
		"Novák, Kaito":                         "Kaito Novák",
		"Prof. Dr. Müller, Jörg-Peter":         "Jörg-Peter Müller",
		"Herr Müller, Frau Schmidt":            "Herr Müller|Frau Schmidt",
		"Ana & Leo Silva, 3 kids":              "Ana Silva|Leo Silva|?|?|?",
		"Ana Silva und 2 Kinder":               "Ana Silva|?|?",
		`=HYPERLINK("http://x/y & z")`:         `=HYPERLINK("http://x/y & z")`,
		`+SUM(A1:A2)/x & y`:                    `+SUM(A1:A2)/x & y`,
		`-2+3+cmd|' /C calc'!A0`:               `-2+3+cmd|' /C calc'!A0`,
		`@ana/leo + guest`:                     `@ana/leo + guest`,
		`＝A & B`:                               `＝A & B`,
		"van Dijk, Anna":                       "Anna van Dijk",
		"John Smith, Jr.":                      "John Smith Jr.",
		"Ana Silva, Leo Costa":                 "Ana Silva|Leo Costa",
		"Ana & Leo Silva":                      "Ana Silva|Leo Silva",
		"Ana und Leo Silva":                    "Ana Silva|Leo Silva",
		"Ana y Leo Silva":                      "Ana Silva|Leo Silva",
		"José Ortega y Gasset":                 "José Ortega y Gasset",
		"Mr & Mrs Zara Lombardi":               "Zara Lombardi|Mrs Lombardi",
		"Mr. and Mrs. Smith":                   "Mr. Smith|Mrs. Smith",
		"Dr. Ana & Mr. Luis Ferreira":          "Ana Ferreira|Luis Ferreira",
		"Ana & Leo Silva + guest":              "Ana Silva|Leo Silva|?",
		"Jamal & Hamish Dimitrov Family":       "Jamal Dimitrov|Hamish Dimitrov",
		"Elif Jansen and Anselm Whitcombe":     "Elif Jansen|Anselm Whitcombe",
		"Ludwig van der Berg & Mia":            "Ludwig van der Berg|Mia",
		"Gabriel 'Teddy' Nakamura-Ross":        "Gabriel 'Teddy' Nakamura-Ross",
		"Saoirse (neighbour)":                  "Saoirse (neighbour)",
		"Elif Almeida 🥳":                       "Elif Almeida 🥳",
		"יעל בן־עמי":                           "יעל בן־עמי",
		"Clara, Owen & Henrik MacLeod":         "Clara MacLeod|Owen MacLeod|Henrik MacLeod",
		"DE LA CRUZ maria":                     "DE LA CRUZ maria",
		"Guest":                                "?",
		"Leo Silva & plus one":                 "Leo Silva|?",
		"Ana Silva mit Begleitung":             "Ana Silva|?",
		"Mr & Mrs &":                           "?|?",
		strings.Repeat("Ana & ", 40) + "Silva": strings.Repeat("Ana|", 40) + "Silva",
	} {
		people, _ := envelope(line)
		equal(t, line, Household{Guests: people}.names(), want)
	}
}

func TestNamePartsOfOnePerson(t *testing.T) {
	for line, want := range map[string][5]string{
		"Dr. Gemma Rasmussen":           {"Dr.", "Gemma", "Rasmussen", "", ""},
		"Gabriel 'Teddy' Nakamura-Ross": {"", "Gabriel", "Nakamura-Ross", "", "Teddy"},
		"Ludwig van der Berg":           {"", "Ludwig", "van der Berg", "", ""},
		"John Smith Jr.":                {"", "John", "Smith", "Jr.", ""},
		"Prof. Dr. Müller, Jörg-Peter":  {"Prof. Dr.", "Jörg-Peter", "Müller", "", ""},
		"Mrs. Weiß":                     {"Mrs.", "", "Weiß", "", ""},
		"Nora Brandt 🎉 (cousin)":        {"", "Nora", "Brandt", "", ""},
		"Sean O'Brien":                  {"", "Sean", "O'Brien", "", ""},
	} {
		g := person(line)
		equal(t, line, [5]string{g.Prefix, g.Given, g.Family, g.Suffix, g.Nickname}, want)
	}
}

func TestWhatIsSaidOfSeveralPeopleStaysWithTheHousehold(t *testing.T) {
	h := read(t, "spreadsheet-messy.csv").of(t, "Inès Fitzgerald")
	equal(t, "diet", h.Diet, "vegan (him), eats everything (her)")
	equal(t, "nobody's own", h.Guests[0].Diet+h.Guests[1].Diet, "")
	equal(t, "e-mail of the first", h.Guests[0].Email, "ines.fitzgerald@example.com")
}

func TestDuplicatesMergeAndNamesakesDoNot(t *testing.T) {
	l := read(t, "spreadsheet-messy.csv")
	h := l.of(t, "Maeve Thornbury")
	equal(t, "phone of the first line", h.Guests[0].Phone, "+49 30 23125 042")
	finns := 0
	for g := range l.guests() {
		if g.Name == "Finn Lombardi" {
			finns++
		}
	}
	equal(t, "two e-mail addresses", finns, 2)
	if p := l.problemOn(26); !strings.Contains(p, "on line 10 already") {
		t.Error(p)
	}
}

func TestADuplicateFillsBlanksOnly(t *testing.T) {
	l := text(t, "Name,Email,Phone,Diet,Ceremony,Dinner\nAna Silva,ana@example.com,,vegan,yes,\nANA SILVA ,Ana@Example.com ,555-0100,fish,no,maybe\n")
	g := l.guest(t, "Ana Silva")
	equal(t, "phone", g.Phone, "555-0100")
	equal(t, "diet", g.Diet, "vegan")
	equal(t, "said twice", g.Replies["Ceremony"].State, Attending)
	equal(t, "said once", g.Replies["Dinner"].Maybe, true)
	if p := l.problemOn(3); !strings.Contains(p, "answers differ") {
		t.Error(p)
	}
}

func TestPhonesFormulasAndPaddingAreText(t *testing.T) {
	l := read(t, "spreadsheet-messy.csv")
	equal(t, "leading zeros", l.guest(t, "Cécile").Phone, "0044 1632 960777")
	equal(t, "plus", l.of(t, "Elif Jansen").Phone, "+1 (555) 555-0142")
	equal(t, "formula", l.guest(t, "Elif Almeida 🥳").Fields["Link"], `=HYPERLINK("https://example.com/registry";"our registry")`)
	equal(t, "padded name", l.guest(t, "Clara O'Sullivan").Side, "Bride")
	equal(t, "one spelling of a side", l.guest(t, "Elif Jansen").Side, "Groom")
	equal(t, "multi-line note", l.Households[1].Note, "Kids are 3 and 6,\nneed 2 high chairs")
}

func TestWaysToAnswer(t *testing.T) {
	for state, words := range map[Reply][]string{
		{State: Attending, Said: true}:            {"yes", "YES!!", "✓", "coming 🎉", "y", "Yes ", "Ja", "Oui", "sí", "Joyfully accepts"},
		{State: Declined, Said: true}:             {"No :(", "can't", "Can’t Go", "n", "regret", "nein", "absent"},
		{State: Pending, Maybe: true, Said: true}: {"?", "not sure", "maybe", "vielleicht", "peut-être", "quizás"},
		{State: Pending, Said: true}:              {"tbc", "waiting", "No Response", "Invited", "Waitlist"},
		{State: NotInvited, Said: true}:           {"-", "–", "not invited", "n/a"},
	} {
		for _, w := range words {
			got, ok := answer(w)
			equal(t, w, got, state)
			equal(t, w+" is known", ok, true)
		}
	}
}

func TestAnAnswerNobodyKnowsIsAProblemNotAGuess(t *testing.T) {
	l := text(t, "Name,Coming?\nAna,yes\nLeo,no\nMia,only if Bo comes\n")
	equal(t, "left open", l.guest(t, "Mia").Replies[l.Main], Reply{State: Pending})
	equal(t, "said", l.problemOn(4), "Coming?: “only if Bo comes” is no answer we know; it was left unanswered.")
}

func TestAWordStandsUnderOneMeaningOnly(t *testing.T) {
	n := 0
	for _, list := range headerLists {
		n += len(strings.Fields(list))
	}
	equal(t, "header words", len(headerWords), n)
	n = 0
	for _, list := range answerLists {
		n += len(strings.Fields(list))
		for _, w := range strings.Fields(list) {
			if _, ok := answer(w); !ok {
				t.Errorf("%q can never be found", w)
			}
		}
	}
	equal(t, "answer words", len(answerWords), n)
	if slices.Contains(delimiters, 0) {
		t.Error("NUL divides nothing")
	}
}

func TestChildrenWhoAreOnlyCountedAreChildren(t *testing.T) {
	people, review := envelope("Ana & Leo Silva, 3 kids")
	for _, g := range people[2:] {
		if !g.Unnamed || g.Age != Child || g.PlusOneOf != alone {
			t.Errorf("a child is read as %+v", g)
		}
	}
	if review != "" {
		t.Error(review)
	}
}
