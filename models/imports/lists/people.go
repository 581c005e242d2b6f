package lists

import (
	"fmt"
	"regexp"
	"strings"
)

// maxWho is how long the text that names a line's people may be, in bytes.
const maxWho = 500

// possessive is another guest's unnamed companion: "Matilda's +1", "guest of Matilda".
var possessive = regexp.MustCompile(`(?i)^(.+?)(?:['’]s|s['’])\s+(?:\+\s?1|plus[ -]?one|guest|date)$|^` + guestWord + `\s+(?:of|von|de)\s+(.+)$`)

func (l line) hostText() string {
	if len(l.who) > maxWho || l.product.own && l.get(GuestRef) != "" {
		return ""
	}
	if m := possessive.FindStringSubmatch(l.who); m != nil {
		return m[1] + m[2]
	}
	return ""
}

// people reads everybody on the line; review says why a person should look, or is "".
func (l line) people() (people []Guest, review string) {
	switch who := l.who; {
	case who == "":
		return nil, ""
	case l.product.own && l.get(GuestRef) != "":
		return []Guest{l.ownGuest(who)}, ""
	case l.host != "":
		return nobody(1, companion), ""
	case l.product.oneName:
		people = []Guest{person(remarked(who))}
	case l.get(Given)+l.get(FamilyName) == "":
		people, review = envelope(who)
	case joined.MatchString(l.get(Given)):
		people, review = envelope(who)
		if review == "" && len(people) > 1 && strings.Contains(l.get(Given), "/") {
			review = fmt.Sprintf("“%s” has a slash in the first name and was read as %d people. Write one name there if it is one person.", short(who), len(people))
		}
	default:
		people = []Guest{named(l.word(Prefix), oneLine(l.get(Given)), oneLine(l.get(FamilyName)), l.word(Suffix))}
	}
	if len(people) == 1 {
		l.titles(&people[0])
	}
	return append(append(people, l.partner()...), l.children(people)...), review
}

// titles adds what stands in cells of their own beside a full name.
func (l line) titles(g *Guest) {
	if g.Unnamed {
		return
	}
	for _, f := range []struct {
		to *string
		m  Meaning
	}{{&g.Prefix, Prefix}, {&g.Suffix, Suffix}, {&g.Nickname, Nickname}} {
		if *f.to == "" {
			*f.to = l.word(f.m)
		}
	}
}

// partner reads Zola's second person. A blank surname there means the first person's.
func (l line) partner() []Guest {
	given, family := oneLine(l.get(PartnerGiven)), oneLine(l.get(PartnerFamily))
	if given == "" && family == "" {
		return nil
	}
	if family == "" && !unnamed(given) {
		family = oneLine(l.get(FamilyName))
	}
	return []Guest{named(l.word(PartnerPrefix), given, family, l.word(PartnerSuffix))}
}

// children reads Zola's child columns; they bear the surname of the line's first person.
func (l line) children(people []Guest) (all []Guest) {
	for i, c := range l.cols {
		if c.Meaning != ChildGiven || l.cell(i) == "" || len(people) == 0 {
			continue
		}
		g := named("", oneLine(l.cell(i)), people[0].Family, "")
		g.PlusOneOf, g.Age = alone, Child
		all = append(all, g)
	}
	return all
}

// replies reads the line's answers, which hold for everybody on it.
func (b *builder) replies(l line) map[string]Reply {
	all := map[string]Reply{}
	for i, c := range l.cols {
		if c.Meaning == ReplyTo {
			all[c.Occasion] = b.reply(l, i)
		}
	}
	for i, c := range l.cols {
		if r, ok := all[c.Occasion]; ok && c.Meaning == MealAt {
			r.Meal = unsaid(oneLine(l.cell(i)))
			all[c.Occasion] = r
		}
	}
	return all
}

func (b *builder) reply(l line, i int) Reply {
	s := l.cell(i)
	if s == "" && l.product.blankIsNotInvited {
		return Reply{State: NotInvited}
	}
	if s == "" {
		return Reply{State: Pending}
	}
	r, ok := answer(s)
	if !ok {
		b.problem(l.row, l.cols[i].Header, fmt.Sprintf("“%s” is no answer we know; it was left unanswered.", short(s)))
		return Reply{State: Pending}
	}
	return r
}

// others keeps what stands in columns nobody knows.
func (l line) others() map[string]string {
	var all map[string]string
	for i, c := range l.cols {
		s := l.cell(i)
		if c.Meaning != Other || s == "" {
			continue
		}
		if all == nil {
			all = map[string]string{}
		}
		all[l.fields[i]] = s
	}
	return all
}
