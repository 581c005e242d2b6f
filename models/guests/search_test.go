package guests

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"convive/models/db"
	"convive/models/imports/lists"
)

func TestSearchesThatPeopleType(t *testing.T) {
	g := Guest{Name: "Zoë Müller-O’Brien", Email: "zoe.mueller@example.org", Phone: "+49 (30) 23125-100", Tags: db.Words{"work"}}
	h := Household{EnvelopeName: "Family Müller", ReplyCode: "B4QQ5WXY", City: "Fairhaven"}
	keys := []string{searchKey(g), householdSearchKey(h)}
	for typed, may := range map[string][2]bool{ // without and with contacts
		"zoe": {true, true}, "ZOË mül": {true, true}, "mueller": {true, true}, "muller": {true, true}, "o'brien": {true, true}, "obrien": {true, true}, "müller-o": {true, true},
		"work zoe": {true, true}, "family": {true, true}, "rien": {false, false}, "mueller@ex": {false, true}, "23125": {false, true}, "b4qq-5wxy": {false, true},
		"fairhaven": {false, true}, "zoe nobody": {false, false}, "": {true, true}, "   ": {true, true}, "-": {true, true}, "%": {false, false}, "_": {false, false}, "*": {false, false}, "+": {true, true}, "zoe & work": {true, true},
	} {
		for i, contacts := range []bool{false, true} {
			if got := Seek(typed, contacts).In(keys...); got != may[i] {
				t.Errorf("%q with contacts %v: %v", typed, contacts, got)
			}
		}
	}
}

func TestHowWellASearchFinds(t *testing.T) {
	for _, c := range []struct {
		name, typed string
		rank        Rank
	}{
		{"Elizabeth Afolabi", "elizabeth", Exactly}, {"Elizabeth Afolabi", "Liz", ByNickname}, {"Liz Afolabi", "elizabeth afo", ByNickname}, {"Liz Afolabi", "elizabet", NotFound},
		{"Robert Miller", "Bob mill", ByNickname}, {"Bob Miller", "Robert", ByNickname}, {"Johannes Maurer", "Hans", ByNickname}, {"Hans Maurer", "Johannes", ByNickname},
		{"José García Márquez", "pepe garcia", ByNickname}, {"Pepe García", "Jose", ByNickname}, {"Roberta Miller", "Bob", NotFound}, {"Bobette Miller", "Robert", NotFound},
		{"Emmanuel Adebayo", "emanuel", ByTypo}, {"Emmanuel Adebayo", "emmannuel", ByTypo}, {"Emmanuel Adebayo", "emmenuel", ByTypo}, {"Emmanuel Adebayo", "emmaneul", ByTypo},
		{"Emmanuel Adebayo", "adeboy", ByTypo}, {"Emmanuel Adebayo", "liz adebayo", NotFound}, {"Emmanuel Adebayo", "emunael", NotFound}, {"Anna Berg", "amma", NotFound},
		{"Ann Berg", "anm", NotFound}, {"Anna Berg", "anma", ByTypo}, {"Anna Berg 2024", "2025", NotFound}, {"אברהם לוי", "אבי", ByNickname},
	} {
		s := Seek(c.typed, false)
		if got := s.WithTypos().Rank(searchKey(Guest{Name: c.name})); got != c.rank {
			t.Errorf("%q finds %q with rank %d, not %d", c.typed, c.name, got, c.rank)
		}
		if got := s.In(searchKey(Guest{Name: c.name})); got != (c.rank > ByTypo) {
			t.Errorf("%q without typos finds %q: %v", c.typed, c.name, got)
		}
	}
}

func TestWhoIsCalledSoComesBeforeWhoLivesThere(t *testing.T) {
	called, nick := searchKey(Guest{Name: "Nour Haddad", Email: "nour@example.org"}), searchKey(Guest{Name: "Bob Berg", Email: "robert@example.org"})
	lives := []string{searchKey(Guest{Name: "زياد الخوري"}), householdSearchKey(Household{EnvelopeName: "زياد الخوري", City: "Bayt Nour"})}
	for i, c := range []struct {
		typed string
		keys  []string
		rank  Rank
	}{{"nour", []string{called}, Exactly}, {"nour", lives, ByContact}, {"زياد nour", lives, ByContact}, {"robert", []string{nick}, ByNickname}, {"nuor", lives, NotFound}} {
		if got := Seek(c.typed, true).Rank(c.keys...); got != c.rank {
			t.Errorf("%d: %q finds with rank %d, not %d", i, c.typed, got, c.rank)
		}
	}
}

func TestAPhoneIsFoundHoweverItIsWritten(t *testing.T) {
	international, local := searchKey(Guest{Name: "Anna Berg", Phone: "+49 (30) 23125-100"}), searchKey(Guest{Name: "Anna Berg", Phone: "030/23125100"})
	for _, typed := range []string{"030 23125100", "+49 30 23125 100", "0049 30 23125100", "+49 (0)30 23125-100", "(030) 23125-100", "23125-100", "3023125", "٠٣٠٢٣١٢٥١٠٠", "anna 030 23125100"} {
		if !Seek(typed, true).In(international) || !Seek(typed, true).In(local) {
			t.Errorf("%q is not found: %v, %v", typed, Seek(typed, true).In(international), Seek(typed, true).In(local))
		}
		if Seek(typed, false).In(international) {
			t.Errorf("%q is found by who may not see contacts", typed)
		}
	}
	for _, typed := range []string{"030 23125101", "040 23125100 5", "00000", "ben 030 23125100"} {
		if Seek(typed, true).In(international) {
			t.Errorf("%q is found", typed)
		}
	}
}

func TestATypoIsLookedThroughOnlyWhereNothingElseIsMeant(t *testing.T) {
	l := &Listing{}
	for _, name := range []string{"Anna Berger", "Anna Bergen", "Carla Haber"} {
		g := Guest{Name: name, SearchKey: searchKey(Guest{Name: name})}
		l.Households = append(l.Households, Group{People: []Person{{Guest: g}}, All: []Person{{Guest: g}}})
	}
	for typed, found := range map[string][]string{
		"berger": {"Anna Berger"}, "bergen": {"Anna Bergen"}, "berge": {"Anna Berger", "Anna Bergen"}, "bergr": {"Anna Berger", "Anna Bergen"}, "habre": {"Carla Haber"}, "nobody": nil, "": {"Anna Berger", "Anna Bergen", "Carla Haber"},
	} {
		var names []string
		for _, p := range l.Filtered(Filter{Sought: Seek(typed, false).Settled(l)}).Households {
			names = append(names, p.People[0].Name)
		}
		if !slices.Equal(names, found) {
			t.Errorf("%q finds %q, not %q", typed, names, found)
		}
	}
}

func TestEveryNicknameIsFoundBothWays(t *testing.T) {
	for name, others := range byNickname() {
		if name != lists.Fold(name) {
			t.Errorf("%q is not folded, and will never be found", name)
		}
		for _, other := range others {
			if !Seek(name, false).In(" "+other) || !Seek(other, false).In(" "+name) {
				t.Errorf("%q and %q don't find each other", name, other)
			}
		}
	}
}

func TestOneTypoInAnyWordOfFourLettersIsLookedThrough(t *testing.T) {
	some := rapid.StringOfN(rapid.RuneFrom([]rune("abcdefgyzאבגλφжщ")), 5, 9, -1)
	rapid.Check(t, func(t *rapid.T) {
		name := some.Draw(t, "name")
		key := searchKey(Guest{Name: "Ola " + name, Tags: db.Words{"work"}})
		letters := []rune(lists.Fold(name))
		at, other := rapid.IntRange(0, len(letters)-2).Draw(t, "at"), rapid.SampledFrom([]rune("xqaב")).Draw(t, "other")
		var typed []rune
		switch rapid.SampledFrom([]string{"insert", "delete", "replace", "swap"}).Draw(t, "typo") {
		case "insert":
			typed = slices.Insert(slices.Clone(letters), at, other)
		case "delete":
			typed = slices.Delete(slices.Clone(letters), at, at+1)
		case "replace":
			typed = slices.Clone(letters)
			typed[at] = other
		default:
			typed = slices.Clone(letters)
			typed[at], typed[at+1] = typed[at+1], typed[at]
		}
		if s := Seek("ola "+string(typed), false); !s.WithTypos().In(key) {
			t.Fatalf("%q doesn't find %q", string(typed), name)
		}
		if !Seek(name, false).WithTypos().In(key) || Seek(name, false).Rank(key) != Exactly {
			t.Fatalf("%q doesn't find itself", name)
		}
		if Seek(strings.Repeat("x", 4)+string(typed), false).WithTypos().In(key) {
			t.Fatal("four typos are not one")
		}
	})
}
