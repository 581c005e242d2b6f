// Package autoseat finds out who could sit where. It is pure: people, tables, wishes and preferences go in, plans come
// out; it reads no database and no clock, draws its chances from the caller's seed, and starts no goroutine. How long
// it may think is the caller's to say, by a context, by a number of iterations, or by telling which share of the time is
// spent.
//
// Hard rules (a seat for everyone, households that stay together, wishes that are a must, locks) come before the score;
// among plans that break equally few of them, the one with more points wins.
package autoseat

// Points are thousandths of what is shown: a wish of weight 5 is 5,000 points. They are whole numbers, so that the parts
// of a score add up to it exactly.
type Points int64

// Point is one as it is shown.
const Point Points = 1000

// Input is everything the solver knows. Guests of no household have none; ids are unique.
type Input struct {
	Guests      []Guest
	Tables      []Table
	Wishes      []Wish
	Preferences Preferences
}

// Guest is one person who shall have a seat.
type Guest struct {
	ID        string
	Name      string // for explanations; the id if there is none
	Household string
	Side      string
	Language  string
	Age       string // adult, child, infant: who has none is left out of the balance of ages
	Single    bool   // comes without a partner
	Table     string // where they sit now; none for nowhere
	Locked    bool   // stays at Table whatever happens
	First     int    // how much sooner than others they have a seat, where seats lack: each point is half a guest more without one
}

// Child says whether the guest needs their parents near.
func (g Guest) Child() bool { return g.Age == "child" || g.Age == "infant" }

// Table is one with its seats, which are never exceeded except by people who are locked there already.
type Table struct {
	ID     string
	Name   string
	Seats  int
	Locked bool     // nobody comes, nobody goes
	Near   []string // ids of the tables that count as near; nearness goes both ways
}

// Kind says what a wish is about.
type Kind string

// The kinds of wishes. Together, Apart and Near are about Guest and Other; At and NotAt about Guest and Tables.
const (
	Together Kind = "together"
	Apart    Kind = "apart"
	Near     Kind = "near"
	At       Kind = "at"
	NotAt    Kind = "not at"
)

// Wish is what somebody asked for. A must is a hard rule; otherwise Points are won when it is kept (together, near, at)
// or lost when it is not (apart, not at).
type Wish struct {
	ID     string
	Kind   Kind
	Guest  string
	Other  string
	Tables []string
	Must   bool
	Points Points // not negative
}

// Keep says how much households stay at one table.
type Keep string

// How households are kept.
const (
	KeepLoose  Keep = ""
	KeepPrefer Keep = "prefer"
	KeepMust   Keep = "must"
)

// Sides says whether the sides of a wedding are mixed at the tables.
type Sides string

// What can be done with sides.
const (
	SidesAny      Sides = ""
	SidesMix      Sides = "mix"
	SidesSeparate Sides = "separate"
)

// Preferences are what the hosts would like in general; zero is no preference.
type Preferences struct {
	Households Keep
	Household  Points // for each two of a household at one table, where KeepPrefer
	Sides      Sides
	Side       Points // for each two of different sides at one table; lost where SidesSeparate
	Fill       Points // lost for each empty seat at a table where somebody sits
	Ages       Points // lost for who is the only one of their age at a table
	Languages  Points // lost for who is the only one of their language at a table
	Singles    Points // lost for the only single at a table
	Children   Points // for each child and adult of one household at one table or at tables that are near
	Stay       Points // for everybody who stays at the table where they sit now
	Known      int    // everybody shall have so many at their table whom a wish would have there: the last hard rule to give way
}

// Usual are preferences to begin with.
func Usual() Preferences {
	return Preferences{
		Households: KeepMust, Household: 3 * Point, Side: Point / 10, Fill: Point / 2, Ages: Point, Languages: 2 * Point,
		Singles: Point, Children: 2 * Point, Stay: Point,
	}
}
