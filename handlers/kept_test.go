package handlers_test

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"convive/handlers/live/model"
	"convive/models/change"
	"convive/models/db"
	"convive/models/seating"
)

// remains reads that everything which was acknowledged stands in the log.
func (p *play) remains() {
	p.reads(func(r *db.Read) error {
		log, err := r.Log(0, 10_000)
		if err != nil {
			return err
		}
		kinds := map[int64]change.Kind{}
		for _, e := range log {
			kinds[e.Seq] = e.Change.Kind()
		}
		for _, e := range p.acked {
			if kinds[e.Seq] != e.Change.Kind() {
				p.fail("%s was acknowledged as %d, and the log has %q there", e.Change.Kind(), e.Seq, kinds[e.Seq])
			}
		}
		return nil
	})
}

// holds reads the rule that counts: never more at a table than it seats.
func (p *play) holds() {
	p.reads(func(r *db.Read) error {
		tables, err := db.All[seating.Table](r, "id")
		if err != nil {
			return err
		}
		for _, t := range tables {
			n, err := db.From[seating.Assignment](r).Where("table_id = ?", string(t.ID)).Count()
			if err != nil {
				return err
			}
			if n > t.Seats {
				return fmt.Errorf("%s seats %d and %d sit there", t.Name, t.Seats, n)
			}
		}
		return nil
	})
}

// wasAway says whether a page's household was away for a while: its streams ended for good then, and stay ended when
// what took it away is taken back.
func (p *play) wasAway(path string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, e := range p.acked {
		var gone []change.ID
		switch c := e.Change.(type) {
		case change.HouseholdsMerged:
			gone = []change.ID{c.Gone}
		case change.HouseholdsDeleted:
			gone = c.Households
		case change.GuestsMoved:
			gone = c.Gone
		}
		if slices.ContainsFunc(gone, func(id change.ID) bool { return strings.Contains(path, string(id)) }) {
			return true
		}
	}
	return false
}

// reads looks at the event's rows; another script may take the database away meanwhile.
func (p *play) reads(look func(*db.Read) error) {
	err := db.ErrUnreachable
	for n := 0; n < 20 && errors.Is(err, db.ErrUnreachable); n++ {
		err = p.stage.processes[0].db.Read(p.world.T.Context(), p.world.System(p.event), look)
	}
	if err != nil {
		p.fail("%v", err)
	}
}

var number = regexp.MustCompile(`>(\d+)`)

// agrees says whether two fragments of one page are of one state: the navigation's count of open requests and the
// inbox's own.
func agrees(page *model.Page) string {
	counts, badge := page.HTML("requests-counts"), page.HTML("nav-requests")
	if counts == "" || badge == "" {
		return ""
	}
	shown, total := "0", "0"
	if m := number.FindStringSubmatch(badge); m != nil {
		shown = m[1]
	}
	if m := regexp.MustCompile(`(\d+) open`).FindStringSubmatch(strings.ReplaceAll(counts, "<b>", "")); m != nil {
		total = m[1]
	}
	if shown != total {
		return fmt.Sprintf("one page shows two states: %s open in the navigation and %s in %s", shown, total, counts)
	}
	return ""
}
