package guests

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"convive/models/db"
)

// names of several scripts, with what people put between.
var (
	letters = []rune("abcdefgyzäöüßéèñøåŁżçİıàאבגדהםןابتثجةي김박李王あアάλφжщ")
	aName   = rapid.Custom(func(t *rapid.T) string {
		words := rapid.SliceOfN(rapid.StringOfN(rapid.RuneFrom(letters), 1, 8, -1), 1, 4).Draw(t, "words")
		return strings.Join(words, rapid.SampledFrom([]string{" ", "-", " ’", "  "}).Draw(t, "between"))
	})
)

func TestWhoeverIsWrittenIsFoundByAnyBeginningOfAnyWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := Guest{Name: aName.Draw(t, "name"), Aliases: db.Words{aName.Draw(t, "alias")}, Tags: db.Words{aName.Draw(t, "tag")}, Email: "someone@example.org"}
		key := searchKey(g)
		words := strings.Fields(rapid.SampledFrom([]string{g.Name, g.Aliases[0], g.Tags[0]}).Draw(t, "of"))
		word := []rune(rapid.SampledFrom(words).Draw(t, "word"))
		typed := string(word[:rapid.IntRange(1, len(word)).Draw(t, "length")])
		if rapid.Bool().Draw(t, "shouting") {
			typed = strings.Map(func(r rune) rune {
				if u := unicode.ToUpper(r); unicode.ToLower(u) == r {
					return u
				}
				return r
			}, typed)
		}
		if !Seek(typed, false).In(key) {
			t.Fatalf("%q doesn't find %q (%q)", typed, g.Name, key)
		}
		if Seek("someone@example", false).In(key) || !Seek("someone@example", true).In(key) {
			t.Fatal("contacts are for who may see them")
		}
		if Seek(typed+" nobody-is-called-so", true).In(key) {
			t.Fatal("every word has to be found")
		}
	})
}

func TestSortKeysAreTheSameOrderInEveryCollation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := Guest{Name: aName.Draw(t, "a")}, Guest{Name: aName.Draw(t, "b")}
		for _, key := range []string{sortKey(a), sortKey(b)} {
			if strings.Trim(key, "0123456789abcdef") != "" {
				t.Fatalf("%q holds more than hex digits, which collations may sort differently", key)
			}
		}
		family := aName.Draw(t, "family")
		a.Family, b.Family = family, family
		a.Given, b.Given = "Anna", "Berta"
		if sortKey(a) >= sortKey(b) {
			t.Fatalf("Anna %s comes after Berta", family)
		}
	})
}

func TestNamesStandWherePeopleLookForThem(t *testing.T) {
	order := []Guest{
		{Name: "Kim Aarons"}, {Name: "Zoé Aubertin"}, {Name: "Aarón Keller"}, {Name: "Anna Keller", Given: "Anna", Family: "Keller"},
		{Name: "Keller Anne", NameOrder: FamilyFirst}, {Name: "Bo Kellermann"}, {Name: "Élodie Müller"}, {Name: "Fritz Muller"}, {Name: "Ludwig van Beek", Given: "Ludwig", Family: "van Beek"},
		{Name: "Martin Weiss Jr.", Suffix: "Jr."}, {Name: "Øyvind Zorn"}, {Name: "הדס אלמוג"}, {Name: "זיאד ח'ורי"}, {Name: "زياد الخوري"},
	}
	for i := 1; i < len(order); i++ {
		if sortKey(order[i-1]) >= sortKey(order[i]) {
			t.Errorf("%q comes before %q", order[i].Name, order[i-1].Name)
		}
	}
	behind := sortKey(order[3]) + after
	if behind <= sortKey(order[3]) || behind >= sortKey(order[4]) {
		t.Error("a plus-one doesn't stand right behind who brings them")
	}
}

func TestSearchesThatPeopleType(t *testing.T) {
	g := Guest{Name: "Zoë Müller-O’Brien", Email: "zoe.mueller@example.org", Phone: "+49 (30) 23125-100", Tags: db.Words{"work"}}
	h := Household{EnvelopeName: "Family Müller", ReplyCode: "B4QQ5WXY", City: "Fairhaven"}
	keys := []string{searchKey(g), householdSearchKey(h)}
	for typed, may := range map[string][2]bool{ // without and with contacts
		"zoe": {true, true}, "ZOË mül": {true, true}, "mueller": {true, true}, "muller": {true, true}, "o'brien": {true, true}, "obrien": {true, true}, "müller-o": {true, true},
		"work zoe": {true, true}, "family": {true, true}, "rien": {false, false}, "mueller@ex": {false, true}, "23125": {false, true}, "b4qq-5wxy": {false, true},
		"fairhaven": {false, true}, "zoe nobody": {false, false}, "": {true, true}, "   ": {true, true}, "-": {true, true}, "%": {true, true}, "zoe & work": {true, true},
	} {
		for i, contacts := range []bool{false, true} {
			if got := Seek(typed, contacts).In(keys...); got != may[i] {
				t.Errorf("%q with contacts %v: %v", typed, contacts, got)
			}
		}
	}
}
