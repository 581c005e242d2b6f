package seating

import (
	"strconv"
	"strings"

	"convive/models/change"
)

// Parking is the place of who has no seat, as forms write it.
const Parking change.ID = "parking"

// Premise is one guest and the place at which whoever moves them sees them.
type Premise struct {
	Guest change.ID
	From  change.ID // a table, or Parking
}

// ParsePremise reads "guest:place", the value of a guest's box on the board.
func ParsePremise(s string) (p Premise, ok bool) {
	guest, from, ok := strings.Cut(s, ":")
	return Premise{change.ID(guest), change.ID(from)}, ok && guest != "" && from != ""
}

func (p Premise) String() string { return string(p.Guest) + ":" + string(p.From) }

// Target is where guests are moved to, and how many sat there as the mover saw it.
type Target struct {
	Table change.ID // or Parking
	Taken int       // -1 when the mover doesn't say
	Seat  int64     // the one seat that is meant; 0 is the next free one
}

// ParseTarget reads "table:taken:seat", "table:taken", "table" or "parking".
func ParseTarget(s string) (t Target, ok bool) {
	table, rest, said := strings.Cut(s, ":")
	t = Target{Table: change.ID(table), Taken: -1}
	taken, seat, one := strings.Cut(rest, ":")
	if one {
		n, err := strconv.ParseInt(seat, 10, 64)
		if err != nil || n < 1 {
			return t, false
		}
		t.Seat = n
	}
	if said {
		n, err := strconv.Atoi(taken)
		if err != nil || n < 0 {
			return t, false
		}
		t.Taken = n
	}
	return t, table != ""
}

func (t Target) String() string {
	if t.Taken < 0 {
		return string(t.Table)
	}
	s := string(t.Table) + ":" + strconv.Itoa(t.Taken)
	if t.Seat > 0 {
		s += ":" + strconv.FormatInt(t.Seat, 10)
	}
	return s
}
