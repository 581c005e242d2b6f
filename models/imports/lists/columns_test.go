package lists

import (
	"strings"
	"testing"
)

// meanings words how the columns of a header and its lines were understood.
func meanings(t *testing.T, csv string) string {
	t.Helper()
	var all []string
	for _, c := range text(t, csv).Columns {
		s := string(c.Meaning)
		if c.Occasion != "" {
			s += ":" + c.Occasion
		}
		all = append(all, s)
	}
	return strings.Join(all, "|")
}

func TestHeadersInFourLanguages(t *testing.T) {
	for csv, want := range map[string]string{
		"Vorname,Nachname,E-Mail,Telefon,Straße,PLZ,Ort,Land,Tisch,Zusage\nAna,Silva,,,,,,,,ja": "given name|family name|e-mail|phone|street|postcode|city|country|table|reply:Main occasion",
		"Prénom,Nom,Courriel,Adresse,Régime,Réponse\nAna,Silva,,,,oui":                          "given name|family name|e-mail|address|diet|reply:Main occasion",
		"Nombre,Apellidos,Correo,Dirección,Mesa,¿Asiste?\nAna,Silva,,,,sí":                      "given name|family name|e-mail|address|table|reply:Main occasion",
		"Vorname;Name\nAna;Silva":                                                 "given name|family name",
		"Name;Surname\nAna;Silva":                                                 "given name|family name",
		"Name of the guest,Table name\nAna,Rose":                                  "name|table",
		"Household,Address\nAna & Leo Silva,1 Mill Lane":                          "envelope name|address",
		"GUEST_NAME,e mail,Zip / Postal-Code\nAna,,":                              "name|e-mail|postcode",
		"Name,Party\nAna,yes\nLeo,no\nMia,yes":                                    "name|reply:Party",
		"Name,Guests\nAna,2\nLeo,3":                                               "name|",
		"Guests,Name\n2,Ana\n3,Leo":                                               "|name",
		"Name,Dinner\nAna,beef\nLeo,trout":                                        "name|",
		"Name,Trauung,Polterabend\nAna,ja,nein\nLeo,ja,vielleicht":                "name|reply:Trauung|reply:Polterabend",
		"Name,Paid deposit,Thank you sent\nAna,yes,no\nLeo,no,yes":                "name||",
		"Name,Boat trip\nAna,yes\nLeo,no":                                         "name|reply:Boat trip",
		"Name,RSVP,Meal choice\nAna,yes,beef":                                     "name|reply:Main occasion|meal:Main occasion",
		"Name,Dinner - RSVP,Dinner - Meal,Gift\nAna,yes,beef,pan":                 "name|reply:Dinner|meal:Dinner|",
		"Name,Diet,Allergies,Email,Email\nAna,,,,":                                "name|diet|diet note|e-mail|",
		"Name,Adults/Children,Plus ones,Language\nAna,adult,1,Deutsch":            "name|age|plus-ones|language",
		"Guest list of Ana and Leo,,\nName,Email,Coming?\nAna,,yes\n":             "name|e-mail|reply:Main occasion",
		"Name,Ceremony RSVP,Dinner RSVP,Dinner meal,Kids meal\nAna,yes,no,beef,3": "name|reply:Ceremony|reply:Dinner|meal:Dinner|",
		"Name,Zusage Trauung,Zusage zum Essen\nAna,ja,nein\nLeo,nein,ja":          "name|reply:Trauung|reply:Essen",
		"Name,Guest attending?\nAna,yes\nLeo,no":                                  "name|reply:Main occasion",
		"Name,RSVP,Status\nAna,yes,going":                                         "name|reply:Main occasion|reply:Status",
		"Name,,\nAna,x,":                                                          "name||",
	} {
		equal(t, csv, meanings(t, csv), want)
	}
}

func TestBlankIsNotSaidAndADashIsNotInvited(t *testing.T) {
	l := text(t, "Name,Ceremony,Dinner\nAna,,-\nLeo,yes,no\n")
	g := l.guest(t, "Ana")
	equal(t, "blank", g.Replies["Ceremony"], Reply{State: Pending})
	equal(t, "dash", g.Replies["Dinner"], Reply{State: NotInvited, Said: true})
}

func TestAGuestLineWithoutAHouseholdColumnBelongsToTheLineAbove(t *testing.T) {
	l := text(t, "First name,Last name\nAna,Silva\nGuest,\nLeo,Costa\n")
	equal(t, "households", len(l.Households), 2)
	equal(t, "people", l.of(t, "Ana Silva").names(), "Ana Silva|?")
	equal(t, "plus-one of", l.of(t, "Ana Silva").Guests[1].PlusOneOf, 0)
}

func TestPlusOnesMayBeANumberAWordOrAName(t *testing.T) {
	l := text(t, "Name,Plus one\nAna,2\nLeo,yes\nMia,no\nBo,Kim Lee\nEli,-3\nFay,400\n")
	equal(t, "number", l.of(t, "Ana").names(), "Ana|?|?")
	equal(t, "word", l.of(t, "Leo").names(), "Leo|?")
	equal(t, "no", l.of(t, "Mia").names(), "Mia")
	equal(t, "name", l.of(t, "Bo").names(), "Bo|Kim Lee")
	equal(t, "whose", l.of(t, "Bo").Guests[1].PlusOneOf, 0)
	equal(t, "too many", strings.Contains(l.problemOn(7), "can't be a number of plus-ones"), true)
	equal(t, "too few", strings.Contains(l.problemOn(6), "can't be a number of plus-ones"), true)
}

func TestAgesAreWordsOrYears(t *testing.T) {
	l := text(t, "Name,Age,Child\nAna,34,\nLeo,7,\nMia,1,\nBo,baby,\nKim,,yes\nEli,,9\nFay,,no\nZed,old,\n")
	for name, want := range map[string]Age{"Ana": Adult, "Leo": Child, "Mia": Infant, "Bo": Infant, "Kim": Child, "Eli": Child, "Fay": Adult, "Zed": ""} {
		equal(t, name, l.guest(t, name).Age, want)
	}
	equal(t, "years", *l.guest(t, "Leo").AgeYears, 7)
	equal(t, "unknown", l.problemOn(9), "Age: “old” is no age we know; it was left out.")
}

func TestHouseholdKeysAreNoEnvelopeNames(t *testing.T) {
	l := text(t, "Household,Name\nH0001,Ana\nFamily 2,Leo\nThe Costas,Mia\n")
	equal(t, "id", l.of(t, "Ana").EnvelopeName, "")
	equal(t, "numbered", l.of(t, "Leo").EnvelopeName, "")
	equal(t, "name", l.of(t, "Mia").EnvelopeName, "The Costas")
	equal(t, "made of names", l.of(t, "Ana").Envelope(), "Ana")
	equal(t, "with a companion", text(t, "Name\nAna & Leo Silva + guest\n").Households[0].Envelope(), "Ana Silva, Leo Silva & Guest")
}

func TestATitleIsNoHeader(t *testing.T) {
	l := text(t, "For our guests\nName\nAna\nGuest\n")
	equal(t, "people", l.of(t, "Ana").names(), "Ana|?")
	equal(t, "title", l.skipped(AboveHeader), 1)
	_, err := Read("x.csv", []byte("For our guests\nAna\n"), Options{})
	refused(t, err, 1, "No column looks like")
}

func TestTagsAreLimited(t *testing.T) {
	l := text(t, "Name,Tags\nAna,\""+strings.Repeat("x,", 3)+numbers(80)+"\"\n")
	equal(t, "kept", len(l.guest(t, "Ana").Tags), maxTags)
	equal(t, "said", strings.Contains(l.problemOn(2), "more than 50 tags"), true)
}

func numbers(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("tag " + strings.Repeat("i", i+1) + ",")
	}
	return b.String()
}

func TestASecondAddressOfAHouseholdIsReported(t *testing.T) {
	l := text(t, "Household,Name,Street\nx,Ana,1 Mill Lane\nx,Leo,\nx,Mia,9 Elm Avenue\n")
	equal(t, "kept", l.Households[0].Address.Street, "1 Mill Lane")
	equal(t, "said", l.problemOn(4) != "", true)
	equal(t, "blank is no difference", l.problemOn(3), "")
}
