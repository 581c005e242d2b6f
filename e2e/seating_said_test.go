package e2e

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"convive/e2e/browser"
	"convive/handlers/webtest"
	"convive/models/access"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
)

// placed is a piece of a room, and where it is looked at: to 50 mm, so that edges come to lie upon one another.
type placed struct {
	Piece change.ID
	X, Y  int64
}

// TestWhatIsSaidWhileAPieceIsDraggedIsWhatTheListSaysOfIt puts pieces of each kind anywhere in a room that has all of them and
// is no rectangle, and where nobody measured it.
func TestWhatIsSaidWhileAPieceIsDraggedIsWhatTheListSaysOfIt(t *testing.T) {
	t.Run("between walls", func(t *testing.T) {
		saysAsListed(t, db.Set{"walls": seating.Corners("0,0 20000,0 20000,20000 14000,24000 14000,30000 0,30000")}, 60)
	})
	t.Run("unmeasured", func(t *testing.T) { saysAsListed(t, db.Set{"width": int64(0), "length": int64(0)}, 20) })
}

func saysAsListed(t *testing.T, room db.Set, places int) {
	w := webtest.Wedding(t, "sqlite")
	var plan seating.Plan
	w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
		plans, err := db.From[seating.Plan](tx.Read).Where("in_use = ?", true).All()
		w.Must(err)
		plan = plans[0]
		w.Must(db.Update(tx, &plan, room))
		of := func(name string, shape seating.Shape, width, depth, rotation, seats int64) {
			w.Must(db.Create(tx, &seating.Table{PlanID: plan.ID, Name: name, Position: 90, Shape: shape, Seats: seats, X: 10_000, Y: 17_500, W: width, H: depth, Rotation: rotation}))
		}
		of("U", seating.UShape, 3000, 2400, 45, 14)
		of("Rows", seating.Theatre, 3000, 1800, 0, 10)
		of("Long", seating.Rect, 2400, 900, 30, 8)
		of("Bows", seating.Serpentine, 5950, 3350, 90, 18)
		put := func(kind seating.ObjectKind, x, y, width, depth, rotation int64) {
			w.Must(db.Create(tx, &seating.Object{PlanID: plan.ID, Kind: kind, X: x, Y: y, W: width, H: depth, Rotation: rotation}))
		}
		put(seating.Wall, 10_000, 25_000, 4000, 200, 0)
		put(seating.Stage, 4000, 21_000, 3000, 2000, 30)
		put(seating.Label, 4000, 23_000, 1000, 300, 0)
		put(seating.Power, 6000, 20_000, 200, 200, 0)
		return change.RoomMeasured{Plan: plan.ID, Occasion: plan.OccasionID}, nil
	})
	var board *seating.Board
	w.Must(w.DB.Read(context.Background(), access.SystemAt("", w.Ours.ID, change.Actor{Kind: change.ByConvive}), func(r *db.Read) (err error) { board, err = seating.OfPlan(r, plan.OccasionID, ""); return err }))
	tab := arranging(t, browser.New(t), w.Server, "planner")

	draw := rand.New(rand.NewPCG(3, 4))
	var all []placed
	var want []string
	near := func(id change.ID, x, y *int64, spread int64) {
		was := [2]int64{*x, *y}
		for range places {
			*x, *y = max(0, draw.Int64N(21_000)/50*50), max(0, draw.Int64N(31_000)/50*50)
			if spread > 0 && draw.IntN(2) == 0 { // doors, along walls
				*x = []int64{0, 20_000, 250, 14_000}[draw.IntN(4)]
			}
			all, want = append(all, placed{id, *x, *y}), append(want, listed(board, id))
		}
		*x, *y = was[0], was[1]
	}
	for i := range board.Tables {
		l := &board.Tables[i]
		if slices.Contains([]string{"Table 1", "Couple", "Table 5", "Table 6", "Table 10", "Table 12", "U", "Rows", "Long", "Bows"}, l.Name) {
			near(l.Table.ID, &l.Table.X, &l.Table.Y, 0)
		}
	}
	for i := range board.Objects {
		if o := &board.Objects[i]; o.Kind != seating.Wall && o.Kind != seating.Pillar { // of which the list doesn't say which
			near(o.ID, &o.X, &o.Y, map[bool]int64{true: 1}[o.Kind.InWall()])
		}
	}
	asked, err := json.Marshal(all)
	must(t, err)
	evaluate[bool](t, tab, `Promise.all(['clashes', 'pieces'].map(name => import('/static/components/room/' + name + '.js'))).then(([{ clashing }, { drawn, spotOf }]) => {
		const plan = document.querySelector('room-plan')
		globalThis.verdicts = `+string(asked)+`.map(({ Piece, X, Y }) => {
			const piece = document.getElementById('plan-' + Piece)
			const [from, to] = [drawn(plan, spotOf(piece)), drawn(plan, { x: X, y: Y })]
			const found = clashing(plan, [piece])([{ x: to.x - from.x, y: to.y - from.y }])
			const inner = ({ piece }) => ['wall', 'pillar'].includes(piece?.dataset.kind)
			const table = piece.dataset.kind === 'table'
			const wall = found.find(({ how }) => how === 'outside') ?? found.find(({ how }) => how === 'wall') ?? (table && found.some(inner) && { how: 'wall' })
			return [...new Set([...found.filter((one) => one.piece && !(table && inner(one))).map(({ how, piece }) => how + ' ' + piece.dataset.piece), ...(wall ? [wall.how] : []), ...found.filter(({ how }) => how === 'no-wall').map(({ how }) => how)])].sort().join(', ')
		})
	}), true`)
	must(t, browser.Wait(tab, `globalThis.verdicts`))
	said := evaluate[[]string](t, tab, `verdicts`)
	wrong, some := 0, 0
	for i, at := range all {
		if want[i] != "" {
			some++
		}
		if said[i] != want[i] {
			if wrong++; wrong < 40 {
				t.Errorf("%s %s at %d,%d: the drag says %q, the list %q", called(board, at.Piece), at.Piece, at.X, at.Y, said[i], want[i])
			}
		}
	}
	if some < len(all)/4 || some > len(all)*9/10 {
		t.Errorf("of %d places %d are wrong", len(all), some)
	}
}

// listed is what the room's list says of a piece: how, and of which other one.
func listed(b *seating.Board, id change.ID) string {
	var all []string
	for _, c := range b.Warnings() {
		if !slices.Contains([]change.ID{c.Table.ID, c.Other.ID, c.Thing.ID, c.Beside.ID}, id) {
			continue
		}
		other := ""
		for _, one := range []change.ID{c.Table.ID, c.Other.ID, c.Thing.ID, c.Beside.ID} {
			if one != "" && one != id {
				other = " " + string(one)
			}
		}
		switch c.Kind {
		case seating.Overlap, seating.InThing, seating.OnFloor, seating.ThingInWall, seating.ThingsCross:
			all = append(all, "on"+other)
		case seating.InDoorway:
			all = append(all, "doorway"+other)
		case seating.OutsideRoom, seating.ThingOutside:
			all = append(all, "outside")
		case seating.ThroughWall, seating.ChairInWall, seating.ThingThrough:
			all = append(all, "wall")
		case seating.NoWall:
			all = append(all, "no-wall")
		}
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

func called(b *seating.Board, id change.ID) string {
	for _, l := range b.Tables {
		if l.Table.ID == id {
			return l.Name
		}
	}
	for _, o := range b.Objects {
		if o.ID == id {
			return string(o.Kind)
		}
	}
	return ""
}
