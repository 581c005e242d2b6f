package seating

import (
	"cmp"
	"context"
	"hash/fnv"
	"slices"
	"unicode/utf8"

	"convive/models/guests"
	"convive/models/seating"
	"convive/views/locale"
	"convive/views/ui"
)

// Colours say what the chairs of the room are coloured by; "" is what their people replied.
type Colours string

const (
	ByReply     Colours = ""
	BySide      Colours = "side"
	ByTag       Colours = "tag"
	ByMeal      Colours = "meal"
	ByHousehold Colours = "household"
	ByAge       Colours = "age"
)

// coloursOf reads an address; what it doesn't know is the reply.
func coloursOf(said string) Colours {
	if c := Colours(said); slices.Contains([]Colours{BySide, ByTag, ByMeal, ByHousehold, ByAge}, c) {
		return c
	}
	return ByReply
}

// colours are the ways to colour the chairs for who looks, as words of the menu: nobody learns more from one than the
// board tells them elsewhere.
func (m May) colours(ctx context.Context) (all []colourWay) {
	all = []colourWay{{ByReply, locale.T(ctx, "Reply")}}
	if m.Guests {
		all = append(all, colourWay{BySide, locale.T(ctx, "Side")}, colourWay{ByTag, locale.T(ctx, "Tag")})
	}
	if m.Meals {
		all = append(all, colourWay{ByMeal, locale.T(ctx, "Meal")}, colourWay{ByAge, locale.T(ctx, "Age")})
	}
	return append(all, colourWay{ByHousehold, locale.T(ctx, "Household")})
}

type colourWay struct {
	by   Colours
	word string
}

// by is how the board is coloured; what isn't for who looks is not.
func (m May) by(ctx context.Context, c Colours) colourWay {
	all := m.colours(ctx)
	for _, w := range all {
		if w.by == c {
			return w
		}
	}
	return all[0]
}

// tones is how many colours there are; more groups begin again, and are told apart by their letters.
const tones = 8

// tone is one group of people: its colour from 1, and the letters that say the same without it. The zero tone is no group.
type tone struct {
	n              int
	letters, label string
}

// palette tells people apart by one of the Colours.
type palette struct {
	by     Colours
	groups []tone // of the legend; households have none
	at     map[string]int
}

func (r Room) palette(ctx context.Context) palette {
	p := palette{by: r.May.by(ctx, r.Colours).by, at: map[string]int{}}
	sides, tags := r.Board.SidesAndTags()
	switch p.by {
	case BySide:
		p.add(sides, sides)
	case ByTag:
		p.add(tags, tags)
	case ByMeal:
		p.add(r.Board.Meals, r.Board.Meals)
	case ByAge:
		p.add([]string{string(guests.Adult), string(guests.Child), string(guests.Infant)},
			[]string{locale.T(ctx, "adult"), locale.T(ctx, "child"), locale.T(ctx, "infant")})
	}
	return p
}

func (p *palette) add(keys, labels []string) {
	for i, key := range keys {
		p.at[key] = i
		p.groups = append(p.groups, tone{n: i%tones + 1, letters: lettersOf(i), label: labels[i]})
	}
}

// lettersOf are A to Z, then AA and so on.
func lettersOf(i int) string {
	s := string(rune('A' + i%26))
	if i >= 26 {
		return lettersOf(i/26-1) + s
	}
	return s
}

// tone is somebody's group; of several tags the first counts.
func (p palette) tone(b *seating.Board, who seating.Person) tone {
	key := ""
	switch p.by {
	case BySide:
		key = b.Side(who)
	case ByTag:
		if tags := b.Tags(who); len(tags) > 0 {
			key = tags[0]
		}
	case ByMeal:
		key = who.Meal
	case ByAge:
		key = string(cmp.Or(who.Age, guests.Adult))
	case ByHousehold:
		return household(b, who)
	}
	if i, known := p.at[key]; known {
		return p.groups[i]
	}
	return tone{}
}

// household is one colour for who came together, whatever else changes on the board; who came alone has none.
func household(b *seating.Board, who seating.Person) tone {
	if len(b.Kin(who.HouseholdID)) < 2 {
		return tone{}
	}
	home := b.Home(who)
	sum := fnv.New32a()
	sum.Write([]byte(home.ID))
	return tone{n: int(sum.Sum32()%tones) + 1, letters: ui.Initials(home.EnvelopeName), label: home.EnvelopeName}
}

// wide says whether the letters need to be smaller.
func (t tone) wide() bool { return utf8.RuneCountInString(t.letters) > 1 }
