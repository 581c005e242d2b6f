package lists

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// demoWedding is the part of the demo's JSON (schema demo-wedding/1) that is a guest list.
type demoWedding struct {
	Schema    string `json:"schema"`
	SubEvents []struct {
		ID, Name string
	} `json:"sub_events"`
	Households []struct {
		ID, Name, Side, Group, Language string
		Address                         struct{ Street, Street2, City, State, Zip, Country string }
	} `json:"households"`
	Guests  []demoGuest `json:"guests"`
	Answers []struct {
		Guest    string `json:"guest"`
		SubEvent string `json:"sub_event"`
		State    string `json:"state"`
		Meal     string `json:"meal"`
	} `json:"answers"`
}

type demoGuest struct {
	ID, Household, First, Last, Suffix, Nickname string
	Aliases                                      []string
	Unnamed, Child                               bool
	PlusOneOf                                    string `json:"plus_one_of"`
	Age                                          *int
	Side, Group, Language, Email, Phone          string
	Diets, Access                                []string
	DietNote                                     string `json:"diet_note"`
}

// readDemo reads the demo wedding. Rows are the numbers of the guests in it; a guest without an
// answer to an occasion is not invited there.
func readDemo(text string) (List, error) {
	var d demoWedding
	if err := json.Unmarshal([]byte(text), &d); err != nil || !strings.HasPrefix(d.Schema, "demo-wedding/") {
		return List{}, Refusal{1, "This is a JSON file of a kind that isn't known. Save the guest list as CSV or as an Excel workbook (.xlsx)."}
	}
	if len(d.Guests) == 0 || len(d.Guests) > maxGuests || len(d.SubEvents) > maxOccasions {
		return List{}, Refusal{0, "The file has no guests, or too many guests or occasions."}
	}
	l := newList([]Column{}, product{source: Convive})
	occasion := map[string]string{}
	for _, s := range d.SubEvents {
		occasion[s.ID] = clean(s.Name)
		l.Occasions = append(l.Occasions, clean(s.Name))
	}
	at := map[string]int{}
	for i, h := range d.Households {
		at[h.ID] = i
		a := h.Address
		l.Households = append(l.Households, Household{Party: clean(h.ID), EnvelopeName: oneLine(clean(h.Name)), Side: clean(h.Side), Language: clean(h.Language),
			Tags: cleaned(h.Group), Address: Address{clean(a.Street), clean(a.Street2), clean(a.City), clean(a.State), clean(a.Zip), clean(a.Country)}})
	}
	replies, err := d.replies(occasion, l.Occasions)
	if err != nil {
		return List{}, err
	}
	return l.demoGuests(d, at, replies)
}

// replies are by guest id; every guest has one for each occasion.
func (d demoWedding) replies(occasion map[string]string, all []string) (map[string]map[string]Reply, error) {
	by := map[string]map[string]Reply{}
	for _, g := range d.Guests {
		by[g.ID] = map[string]Reply{}
		for _, o := range all {
			by[g.ID][o] = Reply{State: NotInvited, Said: true}
		}
	}
	for i, a := range d.Answers {
		r, ok := answer(strings.ReplaceAll(a.State, "_", " "))
		o, known := occasion[a.SubEvent]
		if !ok || !known || by[a.Guest] == nil {
			return nil, Refusal{0, fmt.Sprintf("Answer %d of the file can't be read.", i+1)}
		}
		r.Meal = clean(a.Meal)
		by[a.Guest][o] = r
	}
	return by, nil
}

func (l List) demoGuests(d demoWedding, at map[string]int, replies map[string]map[string]Reply) (List, error) {
	index := map[string]int{}
	for i, in := range d.Guests {
		k, ok := at[in.Household]
		if !ok {
			return List{}, Refusal{i + 1, fmt.Sprintf("Guest %d has no household.", i+1)}
		}
		h := &l.Households[k]
		g := in.guest()
		g.Row, g.Replies = i+1, replies[in.ID]
		if k, ok := index[in.Household+"/"+in.PlusOneOf]; ok && in.PlusOneOf != "" {
			g.PlusOneOf = k
		}
		if len(h.Guests) == 0 {
			h.Row = g.Row
		}
		keep(&h.Email, g.Email)
		keep(&h.Phone, g.Phone)
		index[in.Household+"/"+in.ID] = len(h.Guests)
		h.Guests = append(h.Guests, g)
	}
	l.Households = slices.DeleteFunc(l.Households, func(h Household) bool { return len(h.Guests) == 0 })
	l.settle()
	return l, nil
}

func (in demoGuest) guest() Guest {
	g := named("", oneLine(clean(in.First)), oneLine(clean(in.Last)), clean(in.Suffix))
	g.PlusOneOf = alone
	g.Nickname, g.Aliases, g.Language, g.Side = clean(in.Nickname), cleaned(in.Aliases...), clean(in.Language), clean(in.Side)
	g.Email, g.Phone, g.Tags = clean(in.Email), clean(in.Phone), cleaned(in.Group)
	g.Diet, g.DietNote, g.Note = strings.Join(cleaned(in.Diets...), ", "), clean(in.DietNote), strings.Join(cleaned(in.Access...), ", ")
	g.AgeYears, g.Age = in.Age, Adult
	if in.Child {
		g.Age = Child
		if in.Age != nil && ageOf(*in.Age) == Infant {
			g.Age = Infant
		}
	}
	return g
}

// cleaned leaves out what is blank.
func cleaned(all ...string) (out []string) {
	for _, s := range all {
		if s = clean(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
