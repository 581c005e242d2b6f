package lists

import (
	"fmt"
	"slices"
	"sort"
	"strings"
)

// householdFor finds or makes the household of a line. host is the guest whose companion the line
// is, or -1.
func (b *builder) householdFor(l line, people []Guest) (at, host int) {
	if ref := l.get(HouseholdRef); l.product.own && ref != "" {
		return b.ownHousehold(l, ref), alone
	}
	party := oneLine(l.get(Party))
	if at, ok := b.byParty[key(party)]; ok && party != "" {
		b.named(l, &b.Households[at])
		return at, b.hostIn(l, at)
	}
	if party == "" {
		if p, ok := b.host(l); ok {
			return p.household, p.first
		}
	}
	h := Household{Row: l.row, Party: party}
	if !l.has(Party) && !onePerson(people) {
		h.Party = l.who // nothing else may tell "the Silvas (4)" from others without a name
	}
	b.named(l, &h)
	if host := l.host; host != "" && party == "" {
		h.Review = fmt.Sprintf("This is the companion of %s, who is not in the file.", short(host))
	}
	b.Households = append(b.Households, h)
	at = len(b.Households) - 1
	if party != "" {
		b.byParty[key(party)] = at
	}
	return at, alone
}

// named takes the envelope name of a line: from its own column, from a party that reads like one,
// or from a placeholder's text.
func (b *builder) named(l line, h *Household) {
	keep(&h.EnvelopeName, oneLine(l.get(Envelope)))
	if party := oneLine(l.get(Party)); strings.Contains(party, " ") && hasLetter(party) && !strings.ContainsAny(party, "0123456789") {
		keep(&h.EnvelopeName, party)
	}
	if who := l.who; !l.has(Envelope) && (familyOf.MatchString(who) || theSurnames.MatchString(who)) {
		keep(&h.EnvelopeName, who)
	} else if m := headcount.FindStringSubmatch(who); m != nil && m[1] != "" {
		keep(&h.EnvelopeName, m[1]+m[2])
	}
}

// host finds whose companion a line names: the nearest guest of that name above, else below. A
// "Guest" in a list that knows no households belongs to the line above.
func (b *builder) host(l line) (place, bool) {
	name := l.host
	if name == "" {
		return b.lineAbove(l)
	}
	all := b.hosts[Fold(name)]
	if len(all) == 0 {
		return place{}, false
	}
	i := sort.Search(len(all), func(i int) bool { return all[i].row > l.row })
	return all[max(i-1, 0)], true
}

func (b *builder) lineAbove(l line) (place, bool) {
	at := len(b.Households) - 1
	if at < 0 || l.has(Party) || l.has(PartnerGiven) || l.product.oneName || !unnamed(l.who) {
		return place{}, false
	}
	g := b.Households[at].Guests
	return place{household: at, first: firstNamed(g)}, !g[firstNamed(g)].Unnamed
}

// hostIn is the guest of a household whom a line's companion belongs to by name, or -1.
func (b *builder) hostIn(l line, at int) int {
	if l.host == "" {
		return alone
	}
	for _, p := range b.hosts[Fold(l.host)] {
		if p.household == at {
			return p.first
		}
	}
	return alone
}

// remember files a line's people, for their companions and their duplicates.
func (b *builder) remember(l line, people []Guest, p place) {
	if k, ok := personKey(l, people); ok {
		b.byPerson[k] = p
	}
	for i, g := range people {
		if !g.Unnamed {
			f := Fold(g.Name)
			b.hosts[f] = append(b.hosts[f], place{p.household, p.first + i, 1, l.row})
		}
	}
}

// personKey is how a line is known again: the same names and e-mail address, ignoring case and
// padding. Without an address, or in another household, two of a name are two people.
func personKey(l line, people []Guest) (string, bool) {
	email := people[0].Email
	if email == "" || people[0].Unnamed {
		return "", false
	}
	return l.get(GuestRef) + "\n" + Fold(l.who) + "\n" + strings.ToLower(email) + "\n" + key(l.get(Party)), true
}

func (b *builder) repeated(l line, people []Guest) (place, bool) {
	k, ok := personKey(l, people)
	if !ok {
		return place{}, false
	}
	p, ok := b.byPerson[k]
	return p, ok && p.count == len(people)
}

// merge lets a repeated line fill what the first one left blank.
func (b *builder) merge(l line, was place, people []Guest) {
	h := &b.Households[was.household]
	b.skip(l, Duplicate)
	message := fmt.Sprintf("“%s” is on line %d already, with the same e-mail address: the two were taken as one.", short(l.who), was.row)
	for i := range people {
		if !h.Guests[was.first+i].fill(people[i]) {
			message = strings.TrimSuffix(message, ".") + ". Their answers differ; the first was kept."
		}
	}
	b.problem(l.row, b.NameHeader(), message)
	if h.Address == (Address{}) {
		h.Address = l.address()
	}
	b.forHousehold(l, h, people)
}

// fill takes from a second line what the first didn't say; same is false when replies differ.
func (g *Guest) fill(o Guest) (same bool) {
	for to, s := range map[*string]string{&g.Phone: o.Phone, &g.Diet: o.Diet, &g.DietNote: o.DietNote, &g.Side: o.Side, &g.Table: o.Table, &g.Note: o.Note, &g.Language: o.Language} {
		keep(to, s)
	}
	g.Tags = union(slices.Clone(g.Tags), o.Tags)
	for h, s := range o.Fields {
		if g.Fields == nil {
			g.Fields = map[string]string{}
		}
		if g.Fields[h] == "" {
			g.Fields[h] = s
		}
	}
	same = true
	for occasion, r := range o.Replies {
		if was := g.Replies[occasion]; !was.Said {
			g.Replies[occasion] = r
		} else if r.Said && (r.State != was.State || r.Maybe != was.Maybe) {
			same = false
		}
	}
	return same
}
