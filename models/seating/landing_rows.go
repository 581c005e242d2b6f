package seating

// rows are places in lines across and along a room, from where the first of some tables alike landed, so that nobody has to
// align them.
type rows struct {
	berth         int
	x, y          int64 // the first
	across, along int64 // from one place to the next; none before they are begun
	next          int   // the place to try
	full          bool
}

// begin begins rows by the first table of a berth.
func (l *landing) begin(t *Table, b berth) {
	if l.rows.across > 0 && l.rows.berth == l.berth {
		return
	}
	f := footprintOf(*t)
	even := func(length int64) int64 { return (length + b.aisle + 99) / 100 * 100 } // to 10 cm
	l.rows = rows{berth: l.berth, x: t.X, y: t.Y, across: even(int64(f.box.right - f.box.left)), along: even(int64(f.box.bottom - f.box.top)), next: 1}
}

// inLine puts a table at the next free place of the rows of a berth, if it has begun any. What finds no place in them lands
// wherever one is.
func (l *landing) inLine(t *Table, b berth) bool {
	if l.rows.across == 0 || l.rows.berth != l.berth || l.rows.full {
		return false
	}
	f := footprintOf(*t)
	r := &l.rows
	abreast := max(1, int((l.room.Width-r.x)/r.across)+1)
	for ; l.looks < l.most; r.next++ {
		x, y := r.x+int64(r.next%abreast)*r.across, r.y+int64(r.next/abreast)*r.along
		if y >= l.room.Length {
			l.x, l.y, r.full = 0, 0, true // the scan goes between them
			return false
		}
		if f.to(x, y); l.free(f, b) {
			l.lay(t, f)
			r.next++
			return true
		}
	}
	return false
}
