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
		{Name: "Kim Aarons"}, {Name: "Zoé Aubertin"}, {Name: "Ludwig van Beek", Given: "Ludwig", Family: "van Beek"}, {Name: "Anna von Berg"},
		{Name: "Berta von Berg", Given: "Berta", Family: "von Berg"}, {Name: "Cher"}, {Name: "Carla De Luca", Given: "Carla", Family: "De Luca"},
		{Name: "Gabriel García Márquez", Given: "Gabriel", Family: "García Márquez"}, {Name: "Dr. Lía Garza"}, {Name: "Aarón Keller"}, {Name: "Anna Keller", Given: "Anna", Family: "Keller"},
		{Name: "Keller Anne", NameOrder: FamilyFirst}, {Name: "Bo Kellermann"}, {Name: "Élodie Müller"}, {Name: "Fritz Muller"}, {Name: "Prof. Dr. Nagy Ágnes", NameOrder: FamilyFirst}, {Name: "O'Neill, Sean"}, {Name: "Saoirse (neighbour)", Given: "Saoirse"}, {Name: "Tess Stone (our [dear] aunt)"}, {Name: "Van Morrison", Family: "Van Morrison"},
		{Name: "Martin Weiss Jr.", Suffix: "Jr."}, {Name: "Norbert Weiss III"}, {Name: "Øyvind Zorn"}, {Name: "הדס אלמוג"}, {Name: "זיאד ח'ורי"}, {Name: "زياد الخوري"},
	}
	for i := 1; i < len(order); i++ {
		if sortKey(order[i-1]) >= sortKey(order[i]) {
			t.Errorf("%q comes before %q", order[i].Name, order[i-1].Name)
		}
	}
	behind := sortKey(order[10]) + after
	if behind <= sortKey(order[10]) || behind >= sortKey(order[11]) {
		t.Error("a plus-one doesn't stand right behind who brings them")
	}
}

func TestNamesInScriptsThatBeginWithTheFamilyAreSortedByIt(t *testing.T) {
	for name, family := range map[string]string{"金 秀": "金", "김 민수": "김", "山田 太郎": "山田", "김민수": "김민수", "Cher": "Cher", "Queen of Hearts": "Hearts", "Jr.": "Jr.", "von": "von", "Anna de la Cruz": "Cruz"} {
		if got := sortKey(Guest{Name: name}); !strings.HasPrefix(got, collated(family)+between) {
			t.Errorf("%q isn't sorted by %q", name, family)
		}
	}
}

func TestANameIsKeptAsItIsWritten(t *testing.T) {
	for _, name := range []string{"bell hooks", "McDonald", "van der BERG", "d’Arc", "Ng", "ILSE"} {
		if got := (GuestEdit{Name: name, Family: name}).set(); got["name"] != name || got["family"] != name {
			t.Errorf("%q became %q", name, got["name"])
		}
	}
}
