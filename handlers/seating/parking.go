package seating

import (
	"github.com/a-h/templ"

	"convive/handlers/web"
	"convive/models/db"
	"convive/models/seating"
	views "convive/views/seating"
)

// Parking of more people than mostWhole is shown in pages of so many; a household stands on one page.
const mostWhole, perPage = 1_000, 240

// waiting is whom parking shows.
type waiting struct {
	at     views.At
	may    views.May
	board  *seating.Board
	shown  []seating.Parked // of the page that the address asks for
	extent views.Extent
}

type waitingKey struct {
	at  views.At
	may views.May
}

// whoWaits is who attends and has no seat; with "pending" in the address also who has not replied.
func whoWaits(v *web.View) (w waiting, err error) {
	w.may = mayOf(v.Scope())
	if w.at, w.board, err = shown(v); err != nil {
		return w, err
	}
	return db.Once(v.Read, waitingKey{w.at, w.may}, func() (waiting, error) {
		sought, err := sought(v, w.at, w.board)
		if err != nil {
			return w, err
		}
		var all []seating.Parked
		people := 0
		for _, h := range w.board.Parking {
			kept := seating.Parked{Household: h.Household}
			for _, p := range h.People {
				if w.may.Waits(w.at, w.board, p) && sought.finds(p, h.SearchKey) {
					kept.People = append(kept.People, p)
				}
			}
			if len(kept.People) > 0 {
				all = append(all, kept)
				people += len(kept.People)
			}
		}
		w.shown, w.extent = window(all, people, w.at.Page)
		w.extent.Found = sought.found(w.board, people)
		return w, nil
	})
}

// window is the page of households that is asked for, from 1; the last where there are fewer. They are of so many people.
func window(all []seating.Parked, people, page int) ([]seating.Parked, views.Extent) {
	starts, held := []int{0}, 0
	for i, h := range all {
		if held += len(h.People); held > perPage && i > 0 {
			starts, held = append(starts, i), len(h.People)
		}
	}
	if people <= mostWhole {
		return all, views.Extent{To: len(all), Page: 1, Pages: 1, Guests: people}
	}
	page = max(1, min(page, len(starts)))
	from, to := starts[page-1], len(all)
	if page < len(starts) {
		to = starts[page]
	}
	return all[from:to], views.Extent{From: from + 1, To: to, Households: len(all), Page: page, Pages: len(starts), Guests: people}
}

func parked(v *web.View) (templ.Component, error) {
	w, err := whoWaits(v)
	return views.Parked(w.at, w.may, w.board, w.extent), err
}

func parking(v *web.View) (web.Rows, error) {
	w, err := whoWaits(v)
	out := web.Rows{Root: views.Parking()}
	if err != nil {
		return out, err
	}
	for _, h := range w.shown {
		row := views.Household{Parked: h, At: w.at, May: w.may}
		out.Rows = append(out.Rows, web.Row{ID: "parking-" + string(h.ID), Body: views.ParkedHousehold(row)})
	}
	if len(out.Rows) == 0 {
		out.Rows = append(out.Rows, web.Row{ID: "parking-none", Body: views.NobodyParked(w.at, w.may, w.board.Flags.Attending, inUse(w.at, w.board) != "")})
	}
	return out, nil
}

// parkingPages leads through a long parking.
func parkingPages(v *web.View) (templ.Component, error) {
	w, err := whoWaits(v)
	return views.ParkingPages(w.at, w.extent), err
}
