package locale

import (
	"context"
	"strconv"
	"strings"
	"time"
)

// Form is how much of a date is said, and how briefly.
type Form int

// The forms, each with its English example.
const (
	DateFull     Form = iota // Saturday 12 September 2026
	DateLong                 // 12 September 2026
	DateShort                // 12 Sept 2026
	DateDay                  // Saturday 12 September
	DateBrief                // Sat 12 Sept
	DayMonth                 // 12 September
	WeekdayDay               // Sat 12
	Weekday                  // Saturday
	WeekdayShort             // Sat
	Month                    // September
	MonthYear                // September 2026
	forms
)

// Date writes the day of t in a form. t is in the venue's zone already; the zone is not looked at here.
func Date(ctx context.Context, t time.Time, form Form) string {
	l := of(ctx)
	return l.date(l.calendar.forms[form], t)
}

// Clock writes the time of day, always with 24 hours: "19:00".
func Clock(ctx context.Context, t time.Time) string {
	return of(ctx).numbers.own(t.Format("15:04"))
}

// Moment writes a day and the time: "Sat 12, 14:00".
func Moment(ctx context.Context, t time.Time, form Form) string {
	return Date(ctx, t, form) + of(ctx).calendar.moment + Clock(ctx, t)
}

// DateRange writes the days from one to another, both included: "11 – 13 September 2026". The same day is written once.
func DateRange(ctx context.Context, from, to time.Time) string {
	l := of(ctx)
	pattern := l.calendar.otherYear
	switch {
	case from.Year() != to.Year():
	case from.YearDay() == to.YearDay():
		return Date(ctx, from, DateLong)
	case from.Month() == to.Month():
		pattern = l.calendar.sameMonth
	default:
		pattern = l.calendar.sameYear
	}
	first, last, _ := strings.Cut(pattern, "|")
	return l.date(first, from) + l.date(last, to)
}

// date writes t by a pattern: a run of one letter is a field, everything else stands for itself.
func (l *language) date(pattern string, t time.Time) string {
	var out strings.Builder
	for i := 0; i < len(pattern); {
		run := 1
		for i+run < len(pattern) && pattern[i+run] == pattern[i] {
			run++
		}
		switch pattern[i] {
		case '\'':
			text, _, _ := strings.Cut(pattern[i+1:], "'")
			out.WriteString(text)
			run = len(text) + 2
		case 'd':
			out.WriteString(l.numbers.own(strconv.Itoa(t.Day())))
		case 'y':
			out.WriteString(l.numbers.own(strconv.Itoa(t.Year())))
		case 'E':
			out.WriteString(pick(run == 4, l.calendar.weekdays[:], l.calendar.weekdaysShort[:])[t.Weekday()])
		case 'M':
			out.WriteString(pick(run == 4, l.calendar.months[:], l.calendar.monthsShort[:])[t.Month()-1])
		default:
			out.WriteString(pattern[i : i+run])
		}
		i += run
	}
	return out.String()
}

func pick(long bool, names, short []string) []string {
	if long {
		return names
	}
	return short
}
