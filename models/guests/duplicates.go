package guests

import (
	"cmp"
	"slices"
	"strings"

	"convive/models/change"
	"convive/models/db"
	"convive/models/imports/lists"
)

// Reason is why two guests may be one.
type Reason string

const (
	SameName  Reason = "name"  // but for case, accents and what stands between the words
	SameEmail Reason = "email" // of the address, whatever its case
	SamePhone Reason = "phone" // its last nine digits
	AlsoKnown Reason = "alias" // one is also called what the other one is
	OneTypo   Reason = "typo"  // one letter more, less or other, or two that changed places
)

// Reasons against.
const (
	OtherEmail  Reason = "other-email"
	OtherSuffix Reason = "other-suffix" // a father and his son
	OtherAge    Reason = "other-age"    // an adult and a child
)

// Likeness is two guests who may be one, with what speaks for it and against it.
type Likeness struct {
	A, B    PersonOf // in the order of the list
	For     []Reason
	Against []Reason
}

// Key names the pair; the same whichever guest comes first.
func (l Likeness) Key() string {
	pair := ordered(l.A.ID, l.B.ID)
	return string(pair[0]) + "-" + string(pair[1])
}

// points weigh reasons. A name alone is shared by strangers, an address alone by couples.
var points = map[Reason]int{SameName: 4, AlsoKnown: 4, OneTypo: 3, SameEmail: 3, SamePhone: 2, OtherEmail: -3, OtherSuffix: -4, OtherAge: -4}

// Score is how sure it is; from Certain on the two are most likely one.
func (l Likeness) Score() (n int) {
	for _, r := range append(slices.Clone(l.For), l.Against...) {
		n += points[r]
	}
	if l.A.HouseholdID == l.B.HouseholdID && n > 0 && (slices.Contains(l.For, SameName) || slices.Contains(l.For, AlsoKnown)) {
		n++ // two of one name in one household are mostly one
	}
	if !l.byName() {
		n = min(n, Certain-1)
	}
	return n
}

// byName says whether the two are called alike.
func (l Likeness) byName() bool {
	return slices.ContainsFunc(l.For, func(r Reason) bool { return r == SameName || r == AlsoKnown || r == OneTypo })
}

// Certain is from which score on two guests are most likely one.
const Certain = 5

// Likely says that the two are most likely one.
func (l Likeness) Likely() bool { return l.Score() >= Certain }

type duplicatesKey struct{}

// Duplicates are the pairs of named guests who may be one, the most likely first. Who were told apart are not among
// them, nor are the hosts, nor members of one household who only share an address or a telephone.
func Duplicates(r *db.Read) ([]Likeness, error) {
	return db.Shared(r, duplicatesKey{}, func() ([]Likeness, error) {
		list, err := Everybody(r)
		if err != nil {
			return nil, err
		}
		apart, err := db.All[Distinct](r, "id")
		if err != nil {
			return nil, err
		}
		skip := make(map[[2]change.ID]bool, len(apart))
		for _, d := range apart {
			skip[ordered(d.GuestID, d.OtherGuestID)] = true
		}
		return alike(list, skip), nil
	})
}

func alike(list *Listing, skip map[[2]change.ID]bool) (all []Likeness) {
	f := finder{seen: map[[2]int]int{}, keys: map[string][]int{}}
	for _, h := range list.Households {
		for _, p := range h.All {
			if !p.Unnamed && !p.Host && !h.Host {
				f.people = append(f.people, PersonOf{Person: p, With: h.Household})
			}
		}
	}
	f.find()
	for _, l := range f.pairs {
		if l.settle(); len(l.For) > 0 && !skip[ordered(l.A.ID, l.B.ID)] && l.Score() > 0 {
			all = append(all, *l)
		}
	}
	slices.SortStableFunc(all, func(x, y Likeness) int {
		return cmp.Or(cmp.Compare(y.Score(), x.Score()), strings.Compare(x.A.SortKey, y.A.SortKey), strings.Compare(x.Key(), y.Key()))
	})
	return all
}

// settle drops what says nothing and adds what speaks against.
func (l *Likeness) settle() {
	if !l.byName() && (l.A.HouseholdID == l.B.HouseholdID || !sameGiven(l.A.Guest, l.B.Guest)) {
		l.For = nil // a couple's one address, or a family's telephone
		return
	}
	if slices.Contains(l.For, AlsoKnown) { // Catherine is Katherine by both: that is said once
		l.For = slices.DeleteFunc(l.For, func(r Reason) bool { return r == OneTypo })
	}
	if l.A.Email != "" && l.B.Email != "" && !strings.EqualFold(l.A.Email, l.B.Email) {
		l.Against = append(l.Against, OtherEmail)
	}
	if lists.Fold(l.A.Suffix) != lists.Fold(l.B.Suffix) {
		l.Against = append(l.Against, OtherSuffix)
	}
	if (l.A.Age == Adult) != (l.B.Age == Adult) {
		l.Against = append(l.Against, OtherAge)
	}
}

// sameGiven says whether two are called alike by their friends, or one by a name that people use for the other's.
func sameGiven(a, b Guest) bool {
	first, second := given(a), given(b)
	return first == second || slices.Contains(nicknamesOf(first), second)
}

// given is the name by which friends call a guest: one who has married keeps it.
func given(g Guest) string {
	if g.Given != "" {
		return lists.Fold(g.Given)
	}
	family, rest := surname(g)
	return lists.Fold(orElse(rest, family))
}
