package seating

import (
	"fmt"
	"slices"
	"strings"

	"convive/models/events"
	"convive/models/imports/lists"
)

// Corners are the corners of a room that is no rectangle, one after the other along its walls, as the database holds them:
// "0,0 12000,0 12000,6000", in millimetres. "" is a rectangle of the plan's width and length.
type Corners string

// Bounds of how many corners a room has.
const (
	leastCorners = 3
	mostCorners  = 40
)

// ParseCorners reads corners as people write them, one a line: how far across and along, as ParseLength reads it, parted by
// a blank, a semicolon or, alone, a comma ("12 4.5", "12 m; 4.5 m", "12,4"); also "60 ft 20 ft" and "60 ft 0", where each names its unit; or
// as Corners are written, but for a room that would be no metre wide.
func ParseCorners(s string, in events.Units) (Corners, bool) {
	if stored := Corners(strings.TrimSpace(s)); stored.Stored() {
		all := stored.Points()
		return written(all), all.inRoom()
	}
	var all outline
	for line := range strings.Lines(s) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		corner, ok := cornerOf(line, in)
		if !ok {
			return "", false
		}
		all = append(all, corner)
	}
	return written(all), all.inRoom()
}

// Stored says whether corners are written as the database holds them, and not as people write them.
func (c Corners) Stored() bool {
	return slices.ContainsFunc(c.Points(), func(p Chair) bool { return max(p.X, p.Y) >= metre })
}

// wrongCorner is the first line that is no corner, or one too far away, counted from 1 with the empty ones; 0 where none is
// wrong by itself.
func wrongCorner(s string, in events.Units) (line int, text string, far bool) {
	for each := range strings.Lines(s) {
		line++
		if text = strings.TrimSpace(each); text == "" {
			continue
		}
		c, ok := cornerOf(text, in)
		if far = ok && !(outline{c}).inRoom(); far || !ok {
			return line, short(text), far
		}
	}
	return 0, "", false
}

// short is a line as a sentence quotes it.
func short(text string) string {
	const most = 40
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}

// cornerOf reads one line. Of more than two words it is where one length ends and the other begins: only one place may do.
func cornerOf(line string, in events.Units) (c Chair, ok bool) {
	line = strings.Map(lists.Digit, line)
	if across, along, parted := strings.Cut(line, ";"); parted {
		return corner(across, along, in)
	}
	words := strings.Fields(line)
	if across, along, parted := strings.Cut(line, ","); parted && len(words) == 1 {
		if strings.Contains(along, ",") {
			return c, false // 12,5,8 could be either way
		}
		return corner(across, along, in)
	}
	for i := 1; i < len(words); i++ {
		across, along := strings.TrimSuffix(strings.Join(words[:i], " "), ","), strings.Join(words[i:], " ")
		if len(words) > 2 && !(named(across) && named(along)) {
			continue
		}
		at, reads := corner(across, along, in)
		switch {
		case reads && ok:
			return c, false
		case reads:
			c, ok = at, true
		}
	}
	return c, ok
}

func corner(across, along string, in events.Units) (Chair, bool) {
	x, okX := fromWall(across, in)
	y, okY := fromWall(along, in)
	return Chair{x, y}, okX && okY
}

// named says whether a length names a unit, or is none, in whichever unit.
func named(s string) bool {
	return strings.Trim(s, "0123456789.,٫ ") != "" || strings.Trim(s, "0.,٫ ") == ""
}

// fromWall is a length that may be none.
func fromWall(s string, in events.Units) (mm int64, ok bool) {
	if n, unit, isNumber := leading(strings.ToLower(strings.TrimSpace(lists.Number(s)))); isNumber && n == 0 {
		unit = strings.TrimSpace(unit)
		return 0, unit == "" || slices.ContainsFunc(units, func(u struct {
			sign string
			mm   float64
		}) bool {
			return u.sign == unit
		})
	}
	return ParseLength(s, in)
}

func written(all outline) Corners {
	words := make([]string, len(all))
	for i, c := range all {
		words[i] = fmt.Sprintf("%d,%d", c.X, c.Y)
	}
	return Corners(strings.Join(words, " "))
}

// Points are the corners in their room; none for a rectangle.
func (c Corners) Points() (all outline) {
	for word := range strings.FieldsSeq(string(c)) {
		var at Chair
		if n, err := fmt.Sscanf(word, "%d,%d", &at.X, &at.Y); n != 2 || err != nil || fmt.Sprintf("%d,%d", at.X, at.Y) != word {
			return nil
		}
		all = append(all, at)
	}
	return all
}

// In is how a form shows them in units: a corner a line.
func (c Corners) In(units events.Units) string {
	length := func(mm int64) string { return strings.ReplaceAll(Length(mm, units), " ", "") }
	var lines []string
	for _, p := range c.Points() {
		lines = append(lines, length(p.X)+" "+length(p.Y))
	}
	return strings.Join(lines, "\n")
}

// Corners are the corners of the room, of a rectangular one too; none of one that nobody has measured.
func (p Plan) Corners() Corners {
	if p.Walls != "" || p.Width == 0 || p.Length == 0 {
		return p.Walls
	}
	return written(outline{{0, 0}, {p.Width, 0}, {p.Width, p.Length}, {0, p.Length}})
}

// Corners are the corners of the board's room, as Plan.Corners.
func (b *Board) Corners() Corners {
	return Plan{Walls: b.Walls, Width: b.Width, Length: b.Length}.Corners()
}

// Drawn are the corners of the room as it is drawn: one that nobody has measured has those of a rectangle.
func (b *Board) Drawn() Corners {
	if c := b.Corners(); c != "" || b.Occasion.ID == "" {
		return c
	}
	width, length := b.Measure()
	return Plan{Width: width, Length: length}.Corners()
}

// stretched are the corners of a room that gets another width and length.
func (c Corners) stretched(fromW, fromH, w, h int64) Corners {
	all := c.Points()
	for i := range all {
		all[i] = Chair{all[i].X * w / max(1, fromW), all[i].Y * h / max(1, fromH)}
	}
	return written(all)
}
