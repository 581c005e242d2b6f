package lists

import "testing"

func TestAColumnSaysWhoIsOnTheBList(t *testing.T) {
	for csv, want := range map[string]string{
		"Name,List\nAna,A\nLeo,B\nMia,\n":                 "A|B|",
		"Name,A/B list\nAna,a\nLeo,B-list\nMia,B list\n":  "A|B|B",
		"Name,B-list\nAna,no\nLeo,yes\nMia,x\n":           "A|B|B",
		"Name,A list?\nAna,yes\nLeo,no\nMia,\n":           "A|B|",
		"Name;Liste\nAna;Liste A\nLeo;B-Liste\nMia;-\n":   "A|B|",
		"Nom,Liste B\nAna,non\nLeo,oui\nMia,\n":           "A|B|",
		"Nombre,Lista\nAna,Lista A\nLeo,lista b\nMia,B\n": "A|B|B",
		"Name,List\nAna,Work\nLeo,Family\nMia,Friends\n":  "||", // somebody's own groups
		"Name,Guest list number\nAna,1\nLeo,2\nMia,3\n":   "||",
	} {
		l, got := text(t, csv), ""
		for i, name := range []string{"Ana", "Leo", "Mia"} {
			if i > 0 {
				got += "|"
			}
			got += l.of(t, name).List
		}
		equal(t, csv, got, want)
	}
}

func TestAHouseholdIsOnOneList(t *testing.T) {
	l := text(t, "Household,Name,List\nx,Ana,\nx,Leo,B\nx,Mia,A\ny,Bo,A\ny,Kim,maybe\ny,Fay,A\nz,Eli,A\n")
	equal(t, "said by the second line", l.of(t, "Ana").List, "B")
	equal(t, "contradiction", l.problemOn(4), "List: A household is on one list: it stays on list B, where line 2 puts it.")
	equal(t, "no letter", l.problemOn(6), "List: “maybe” is neither A nor B; it was left out.")
	equal(t, "kept", l.of(t, "Bo").List, "A")
}
