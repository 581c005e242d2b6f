package events

import (
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"convive/models/db"
	"convive/models/invalid"
)

const hour = "15:04"

// OccasionDraft is the form of one occasion. An end before the start is on the next day: parties cross midnight.
type OccasionDraft struct {
	Version  int64  `form:"version"`
	Name     string `form:"name"`
	Date     string `form:"date"`  // "2026-09-12"; "" when not yet known
	Start    string `form:"start"` // "17:00", the venue's
	End      string `form:"end"`
	Place    string `form:"place"`
	AsksMeal bool   `form:"asks_meal"`
	Seated   bool   `form:"seated"`
	Capacity string `form:"capacity"` // a whole number; "" for as many as come
	Deadline string `form:"deadline"` // "" for the event's
}

// Fill lets a conflict's table speak of the columns: "starts" and "ends" are written beside the form's fields, and where
// the table sends them back, they are what was picked.
func (o *OccasionDraft) Fill(values url.Values) {
	if values.Has("starts") {
		o.Date, o.Start, _ = strings.Cut(values.Get("starts"), "T")
	}
	if values.Has("ends") {
		_, o.End, _ = strings.Cut(values.Get("ends"), "T")
	}
	if len(o.Validate()) == 0 {
		starts, ends := o.times()
		values.Set("starts", starts)
		values.Set("ends", ends)
	}
}

// Validate finds what is missing or can't be.
func (o OccasionDraft) Validate() (wrong invalid.Fields) {
	wrong.Check(o.Name != "", "name", "Write what the occasion is called: ceremony, dinner, brunch.")
	wrong.Check(utf8.RuneCountInString(o.Name) <= maxName, "name", "Please use at most {n} characters.", "n", maxName)
	wrong.Check(oneLine(o.Name), "name", "Write it on one line.")
	wrong.Check(oneLine(o.Place), "place", "Write it on one line.")
	wrong.Check(o.Date == "" || isDay(o.Date), "date", "Write a day, as in 2026-09-12.")
	wrong.Check(o.Start == "" || isHour(o.Start), "start", "Write a time, as in 17:00.")
	wrong.Check(o.End == "" || isHour(o.End), "end", "Write a time, as in 23:00.")
	wrong.Check(o.Start == "" || o.Date != "", "date", "A time needs its day.")
	wrong.Check(o.Date == "" || o.Start != "", "start", "A day needs the time at which it starts.")
	wrong.Check(o.End == "" || o.Start != "", "start", "An end needs a start.")
	wrong.Check(utf8.RuneCountInString(o.Place) <= maxPlace, "place", "Please use at most {n} characters.", "n", maxPlace)
	_, countable := o.places()
	wrong.Check(countable, "capacity", "Write how many places there are, as a whole number up to {n}, or nothing.", "n", maxPlaces)
	wrong.Check(o.Deadline == "" || isDay(o.Deadline), "deadline", "Write a day, as in 2026-08-31.")
	return wrong
}

// places is the capacity as a number; ok is false when it is none.
func (o OccasionDraft) places() (n int64, ok bool) {
	if o.Capacity == "" {
		return 0, true
	}
	n, err := strconv.ParseInt(o.Capacity, 10, 64)
	return n, err == nil && n >= 0 && n <= maxPlaces
}

func isHour(s string) bool {
	_, err := time.Parse(hour, s)
	return err == nil
}

// times are the wall times that are stored; the form has been judged.
func (o OccasionDraft) times() (starts, ends string) {
	if o.Date == "" {
		return "", ""
	}
	start, end := twoDigits(o.Start), twoDigits(o.End)
	starts = o.Date + "T" + start
	if end == "" {
		return starts, ""
	}
	day, _ := time.Parse(time.DateOnly, o.Date)
	if end <= start {
		day = day.AddDate(0, 0, 1)
	}
	return starts, day.Format(time.DateOnly) + "T" + end
}

// twoDigits writes "7:05" as "07:05": wall times are compared as text.
func twoDigits(s string) string {
	t, err := time.Parse(hour, s)
	if err != nil {
		return s
	}
	return t.Format(hour)
}

// occasion is the row that the form describes.
func (o OccasionDraft) occasion(position int64) Occasion {
	starts, ends := o.times()
	places, _ := o.places()
	return Occasion{Name: o.Name, Starts: starts, Ends: ends, Place: o.Place, AsksMeal: o.AsksMeal, Seated: o.Seated, Position: position, Capacity: places, Deadline: o.Deadline}
}

func (o OccasionDraft) set() db.Set {
	starts, ends := o.times()
	places, _ := o.places()
	return db.Set{"name": o.Name, "starts": starts, "ends": ends, "place": o.Place, "asks_meal": o.AsksMeal, "seated": o.Seated, "capacity": places, "deadline": o.Deadline}
}

// OccasionDraftOf is the form as the occasion stands.
func OccasionDraftOf(o Occasion) OccasionDraft {
	d := OccasionDraft{Version: o.Version, Name: o.Name, Place: o.Place, AsksMeal: o.AsksMeal, Seated: o.Seated, Deadline: o.Deadline}
	if o.Capacity > 0 {
		d.Capacity = strconv.FormatInt(o.Capacity, 10)
	}
	if t, err := time.Parse(wall, o.Starts); err == nil {
		d.Date, d.Start = t.Format(time.DateOnly), t.Format(hour)
	}
	if t, err := time.Parse(wall, o.Ends); err == nil {
		d.End = t.Format(hour)
	}
	return d
}

// MealDraft is the form of one meal.
type MealDraft struct {
	Version     int64  `form:"version"`
	Name        string `form:"name"`
	ForChildren bool   `form:"for_children"`
}

// Validate finds what is missing or too long.
func (m MealDraft) Validate() (wrong invalid.Fields) {
	wrong.Check(oneLine(m.Name), "name", "Write it on one line.")
	wrong.Check(m.Name != "", "name", "Write what the meal is called, as guests should read it.")
	wrong.Check(utf8.RuneCountInString(m.Name) <= maxName, "name", "Please use at most {n} characters.", "n", maxName)
	return wrong
}
