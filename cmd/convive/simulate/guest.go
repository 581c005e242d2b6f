package simulate

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"
)

// steps bounds how many pages one reply has.
const maxSteps = 10

// reply answers anew, step by step, and changes at least one answer.
func (p *person) reply(ctx context.Context, dice *rand.Rand) error {
	p.said++
	path := p.base + "/reply"
	for range maxSteps {
		d, err := p.by.get(ctx, path)
		if err != nil {
			return err
		}
		f := d.form(byID("reply"))
		if f == nil { // replies are closed, or they are invited to nothing
			return nil
		}
		if !p.think(ctx, dice) {
			return nil
		}
		if strings.HasSuffix(f.action, "/sending") {
			p.send(ctx, toReply, f, button{})
			return nil
		}
		p.fill(f, dice)
		p.play.ledger.step()
		a, err := p.by.post(ctx, f.action, f.sent(button{name: "go", value: "next"}))
		if err != nil {
			if p.play.Cuts || ctx.Err() != nil { // a draft is kept; they come back to it
				return nil
			}
			return err
		}
		if a.verdict != done || a.next == "" {
			p.play.ledger.add(command{by: p.by, deed: toReply, path: f.action, tries: 1, answer: a}, nameless(d, a.sentence, p.play.team))
			return nil
		}
		path = a.next
	}
	return nil
}

// fill changes one answer for certain and others by luck, chooses what has not been chosen, and adds a word.
func (p *person) fill(f *form, dice *rand.Rand) {
	p.turn(f, dice)
	for _, name := range sorted(f.offers) {
		kind, rest, _ := strings.Cut(name, ".")
		switch {
		case kind == "meal" && (f.values.Get(name) == "" || dice.IntN(4) == 0):
			f.values.Set(name, pick(dice, f.offers[name]))
		case kind == "diet" && (f.values.Get(name) == "" || dice.IntN(6) == 0):
			f.values.Set(name, "none")
			if which := f.offers["diets."+rest]; len(which) > 0 && dice.IntN(5) == 0 {
				f.values.Set(name, "some")
				f.values.Set("diets."+rest, pick(dice, which))
			}
		}
	}
	if f.values.Has("note") {
		f.values.Set("note", p.word())
	}
}

// turn changes who comes to what: one answer for certain, and one in six of the others.
func (p *person) turn(f *form, dice *rand.Rand) {
	var rows []string
	for _, name := range sorted(f.offers) {
		if strings.HasPrefix(name, "reply.") && len(f.offers[name]) > 1 {
			rows = append(rows, name)
		}
	}
	if len(rows) == 0 {
		return
	}
	certain := pick(dice, rows)
	for _, name := range rows {
		if name != certain && f.values.Get(name) != "" && dice.IntN(6) > 0 {
			continue
		}
		others := slices.DeleteFunc(slices.Clone(f.offers[name]), func(v string) bool { return v == f.values.Get(name) })
		f.values.Set(name, pick(dice, others))
	}
}

func sorted(m map[string][]string) (names []string) {
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// wishes are what guests ask.
var wishes = []string{
	"Could we have a high chair?", "Is there a late bus back to the hotel?", "May we sit near the door?", "Is there shade at the ceremony?",
	"Can the little one have plain pasta?", "Is the lawn flat enough for a walker?", "Could somebody pick us up at the station?",
}

// ask asks the hosts for something.
func (p *person) ask(ctx context.Context, dice *rand.Rand) error {
	d, err := p.by.get(ctx, p.base+"/requests")
	if err != nil {
		return err
	}
	f := d.form(action("/requests/asking"))
	if f == nil || !p.think(ctx, dice) {
		return nil
	}
	if kinds := slices.DeleteFunc(slices.Clone(f.offers["kind"]), func(v string) bool { return v == "" }); len(kinds) > 0 {
		f.values.Set("kind", pick(dice, kinds))
	}
	f.values.Set("words", pick(dice, wishes))
	p.send(ctx, toAsk, f, button{})
	return nil
}
