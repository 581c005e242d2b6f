package change

func init() { register(GuestsMoved{}) }

// GuestsMoved says that people live in another household now; what they answered, sit on and asked for went with them.
type GuestsMoved struct {
	Undoable `json:"-"`
	Guests   []ID
	From     []ID
	To       ID
	New      bool `json:",omitempty"` // the household was made for them
	Gone     []ID `json:",omitempty"` // households of From that nobody was left in, and that were removed
}

func (GuestsMoved) Kind() Kind { return "guests.moved" }
func (c GuestsMoved) Topics() Topics {
	topics := append(onGuests(append([]ID{c.To}, c.From...)), Requests, Seating)
	if len(c.Gone) > 0 || c.New { // undo takes a new one away
		topics = append(topics, Access)
	}
	return topics
}
func (c GuestsMoved) Sentence() Sentence {
	return Say("{actor} moved {guests} from {from} to {household}").With("guests", "guests", c.Guests...).With("from", "households", c.From...).With("household", "households", c.To)
}
