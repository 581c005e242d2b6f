package seating

// corner is a corner of the walls in the drawing, and the middle of the wall that begins there.
type corner struct {
	x, y, middleX, middleY int64
	across, along          int64 // millimetres
}

// Corners are the corners of the room's walls; while nobody has measured it, of the rectangle that is drawn.
func (r Room) Corners() (all []corner) {
	points := r.Board.Drawn().Points()
	for i, p := range points {
		q := points[(i+1)%len(points)]
		c := corner{across: p.X, along: p.Y}
		c.x, c.y = r.place(p.X, p.Y)
		c.middleX, c.middleY = r.place((p.X+q.X)/2, (p.Y+q.Y)/2)
		all = append(all, c)
	}
	return all
}

// inside says whether a place of the drawing is within the walls.
func (r Room) inside(x, y int64) (in bool) {
	points := r.Board.Walls.Points()
	for i, p := range points {
		q := points[(i+1)%len(points)]
		ax, ay := r.place(p.X, p.Y)
		bx, by := r.place(q.X, q.Y)
		if (ay > y) != (by > y) && float64(x) < float64(ax)+float64(bx-ax)*float64(y-ay)/float64(by-ay) {
			in = !in
		}
	}
	return in
}
