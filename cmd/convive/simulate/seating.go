package simulate

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// board is a seating page as a planner reads it.
type board struct {
	move           *form
	parked, seated []string // what the boxes of guests send
	tables         []place
	add            *form // that adds tables; nil for who may not
}

// place is a table to go to.
type place struct {
	id   string
	to   button
	free int
}

const parking = "parking"

func readBoard(d *document) board {
	b := board{move: d.form(byID("seat-move")), add: d.form(byID("add-tables"))}
	if b.move == nil {
		return b
	}
	for _, guest := range b.move.offers["guest"] {
		if strings.HasSuffix(guest, ":"+parking) {
			b.parked = append(b.parked, guest)
		} else {
			b.seated = append(b.seated, guest)
		}
	}
	for _, n := range every(d.first(byID("seating-destinations")), tag("button")) {
		var taken, seats int
		if _, err := fmt.Sscanf(text(first(n, class("num"))), "%d of %d", &taken, &seats); err == nil {
			id, _, _ := strings.Cut(attr(n, "value"), ":")
			b.tables = append(b.tables, place{id, button{name: "to", value: attr(n, "value")}, seats - taken})
		}
	}
	return b
}

// seat moves one guest, or several of a household who wait for seats.
func (p *person) seat(ctx context.Context, d deed, dice *rand.Rand) error {
	page, err := p.by.get(ctx, p.base+"/seating")
	if err != nil {
		return err
	}
	b := readBoard(page)
	who, from := p.movers(page, b, d, dice)
	if len(who) == 0 || !p.think(ctx, dice) {
		return nil
	}
	to := button{name: "to", value: parking}
	if d != toUnseat || from == parking {
		room := b.room(len(who), from, dice)
		if len(room) == 0 {
			return p.addTable(ctx, b)
		}
		to = pick(dice, room)
	}
	b.move.values["guest"] = who
	a := p.send(ctx, d, b.move, to)
	if a.insist != nil && dice.IntN(2) == 0 {
		a = p.send(ctx, d, a.insist, button{})
	}
	p.remember(a)
	return nil
}

// movers are whom the deed is about, and where they are.
func (p *person) movers(page *document, b board, d deed, dice *rand.Rand) (who []string, from string) {
	if d == toSeat && len(b.parked) > 0 || len(b.seated) == 0 && len(b.parked) > 0 {
		one := pick(dice, b.parked)
		for _, h := range every(page.first(byID("seating-parking")), class("parked")) {
			var family []string
			for _, box := range every(h, func(n *html.Node) bool { return attr(n, "name") == "guest" }) {
				family = append(family, attr(box, "value"))
			}
			if slices.Contains(family, one) {
				return family[:1+dice.IntN(len(family))], parking
			}
		}
		return []string{one}, parking
	}
	if len(b.seated) == 0 {
		return nil, ""
	}
	one := pick(dice, b.seated)
	_, from, _ = strings.Cut(one, ":")
	return []string{one}, from
}

// room are tables with enough places; now and then somebody tries one without.
func (b board) room(n int, from string, dice *rand.Rand) (all []button) {
	careless := dice.IntN(10) == 0
	for _, t := range b.tables {
		if t.id != from && (t.free >= n || careless) {
			all = append(all, t.to)
		}
	}
	return all
}

// maxTables is how many tables a room gets.
const maxTables = 60

// addTable puts one more table into a room that is full.
func (p *person) addTable(ctx context.Context, b board) error {
	if b.add != nil && len(b.tables) < maxTables {
		p.remember(p.send(ctx, "add a table", b.add, button{}))
	}
	return nil
}
