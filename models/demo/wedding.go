// Package demo makes the demo wedding: one event that looks as if a couple, two planners and a hundred households had
// worked at it for months, and a small event of strangers beside it. It writes through the same rows, rules and log as
// everybody, so that its history, undo and counts are real. All people in it are invented.
package demo

import (
	_ "embed"
	"encoding/json"
	"time"
)

//go:embed wedding.json
var content []byte

// wedding is the seed data; ids in it are its own.
type wedding struct {
	Name       string
	Hosts      []string
	Date       string
	Zone       string
	Currency   string
	Languages  []string
	Sides      []string
	Place      string
	Occasions  []occasion
	Meals      []meal
	Room       room
	Tables     []table
	Seating    []seat
	Wishes     []wish
	Requests   []request
	Households []household
}

type occasion struct {
	ID, Name, Starts, Ends, Place string
	Meals, Seated                 bool
}

type meal struct {
	Name     string
	Children bool
}

type table struct {
	ID, Name, Shape string
	Seats           int
	X, Y, W, H      float64 // metres
	Rotation        int     // degrees
	Locked          bool
}

type room struct {
	Width, Length float64 // metres
	Objects       []object
}

type object struct {
	Kind, Label string
	X, Y, W, H  float64 // metres
	Rotation    int     // degrees
}

type seat struct {
	Guest, Table string
	Seat         int
}

type wish struct {
	Kind          string
	Guests        []string
	Must, Private bool
	Reason        string
}

type request struct{ Guest, Kind, Words, Status, Asked string }

type household struct {
	Name, Side, Language, SentBy                     string
	Tags                                             []string
	Street, Street2, City, Region, Postcode, Country string
	People                                           []person
}

type person struct {
	ID, Name, Given, Family, Suffix string
	Aliases                         []string
	Unnamed                         bool
	PlusOneOf                       string
	Years                           *int64
	Email, Phone                    string
	Diets                           []string
	DietNote                        string
	Needs                           []string
	Tags                            []string
	Invitations                     map[string]answer
}

type answer struct {
	Reply, Source, Meal string
	Maybe               bool
	At                  time.Time
	Before              *answer
}

// load reads the seed data; it is part of the binary, so a fault in it is a fault of the program.
func load() wedding {
	var w wedding
	if err := json.Unmarshal(content, &w); err != nil {
		panic(err)
	}
	return w
}

// shift is by how many days everything moves, a number of whole weeks, so that the wedding is the second Saturday
// after today.
func (w wedding) shift(today time.Time) int {
	date, err := time.Parse(time.DateOnly, w.Date)
	if err != nil {
		panic(err)
	}
	day := time.Date(today.Year(), today.Month(), today.Day(), 0, 0, 0, 0, time.UTC)
	next := (int(time.Saturday) - int(day.Weekday()) + 6) % 7 // days until the Saturday after today, less one
	second := day.AddDate(0, 0, next+1+7)
	return int(second.Sub(date).Hours() / 24)
}

const wall = "2006-01-02T15:04"

// moveWall moves a civil time by days.
func moveWall(text string, days int) string {
	t, err := time.Parse(wall, text)
	if err != nil {
		panic(err)
	}
	return t.AddDate(0, 0, days).Format(wall)
}
