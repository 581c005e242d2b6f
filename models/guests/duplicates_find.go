package guests

import (
	"slices"
	"strings"

	"convive/models/imports/lists"
)

// finder collects pairs by what they share, so that ten thousand guests need not be compared with each other.
type finder struct {
	people []PersonOf
	keys   map[string][]int // people by what they might share
	seen   map[[2]int]int   // where a pair stands in pairs
	pairs  []*Likeness
}

// crowd is how many may share something before it says nothing: a company's switchboard, everybody's "info@".
const crowd = 12

func (f *finder) find() {
	f.share(SameName, func(g Guest) []string { return whole(g) })
	f.share(SameEmail, func(g Guest) []string { return nonEmpty(strings.ToLower(g.Email)) })
	f.share(SamePhone, func(g Guest) []string { return nonEmpty(lastDigits(g.Phone)) })
	f.known()
	f.typos()
}

// share finds those who share one of the keys.
func (f *finder) share(why Reason, keys func(Guest) []string) {
	clear(f.keys)
	for i, p := range f.people {
		for _, k := range keys(p.Guest) {
			f.keys[k] = append(f.keys[k], i)
		}
	}
	for _, found := range f.keys {
		for n, i := range found[:min(len(found), crowd)] {
			for _, j := range found[n+1 : min(len(found), crowd)] {
				f.note(i, j, why)
			}
		}
	}
}

func (f *finder) note(i, j int, why Reason) {
	if i == j {
		return
	}
	if j < i {
		i, j = j, i
	}
	at, ok := f.seen[[2]int{i, j}]
	if !ok {
		at = len(f.pairs)
		f.seen[[2]int{i, j}] = at
		f.pairs = append(f.pairs, &Likeness{A: f.people[i], B: f.people[j]})
	}
	if l := f.pairs[at]; !slices.Contains(l.For, why) {
		l.For = append(l.For, why)
	}
}

// known finds those who are also called what somebody else is: by a whole other name, or by another given name with the
// family's, of their own or one that people use for theirs.
func (f *finder) known() {
	clear(f.keys)
	for i, p := range f.people {
		for _, name := range whole(p.Guest) {
			f.keys[name] = append(f.keys[name], i)
		}
	}
	for i, p := range f.people {
		family, _ := surname(p.Guest)
		if p.Family != "" {
			family = p.Family
		}
		also := slices.Clone(p.Aliases)
		if first := given(p.Guest); first != lists.Fold(family) { // one word alone is no given name
			also = append(also, nicknamesOf(first)...)
		}
		for _, alias := range also {
			for _, name := range []string{lists.Fold(alias), lists.Fold(alias + " " + family)} {
				for _, j := range f.keys[name][:min(len(f.keys[name]), crowd)] {
					if !slices.Contains(whole(p.Guest), name) {
						f.note(i, j, AlsoKnown)
					}
				}
			}
		}
	}
}

// typos finds names that are one slip apart: such names share what is left when one letter is taken from each, or from
// one of them.
func (f *finder) typos() {
	clear(f.keys)
	names := make([]string, len(f.people))
	for i, p := range f.people {
		names[i] = lists.Fold(p.Name)
		for _, k := range less(names[i]) {
			f.keys[k] = append(f.keys[k], i)
		}
	}
	for _, found := range f.keys {
		for n, i := range found[:min(len(found), crowd)] {
			for _, j := range found[n+1 : min(len(found), crowd)] {
				if names[i] != names[j] && lists.OneSlip([]rune(names[i]), []rune(names[j])) {
					f.note(i, j, OneTypo)
				}
			}
		}
	}
}

// shortest is how many letters a name has whose slips mean anything: Ana and Ada are two people.
const shortest = 7

// less is a name, and the name without each of its letters.
func less(name string) []string {
	letters := []rune(name)
	if len(letters) < shortest {
		return nil
	}
	all := make([]string, 0, len(letters)+1)
	all = append(all, name)
	for i := range letters {
		if i > 0 && letters[i] == letters[i-1] {
			continue // the same again
		}
		all = append(all, string(letters[:i])+string(letters[i+1:]))
	}
	return all
}

// whole are the names by which a guest is the same as another: as written, and given and family name in either order,
// without the suffix, so that a father and his son are looked at and told apart.
func whole(g Guest) []string {
	names := nonEmpty(lists.Fold(g.Name))
	if g.Given != "" && g.Family != "" {
		for _, n := range []string{lists.Fold(g.Given + " " + g.Family), lists.Fold(g.Family + " " + g.Given)} {
			if !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
	}
	return names
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// lastDigits are enough of a telephone number to know it with and without its country; "" for an extension.
func lastDigits(phone string) string {
	d := lists.Digits(phone)
	if len(d) < 7 {
		return ""
	}
	return d[max(0, len(d)-9):]
}
