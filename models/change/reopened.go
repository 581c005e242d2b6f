package change

func init() { register(HouseholdReopened{}) }

// HouseholdReopened says that a household may reply until the end of a day, whatever the event says; "" that it may not
// any more.
type HouseholdReopened struct {
	Undoable  `json:"-"`
	Household ID
	Until     string
}

func (HouseholdReopened) Kind() Kind { return "guests.household-reopened" }
func (c HouseholdReopened) Topics() Topics {
	return Topics{Households, Guests, OfHousehold(c.Household)}
}
func (c HouseholdReopened) Sentence() Sentence {
	said := Say("{actor} reopened the replies of {household} until {day}").Value("day", c.Until)
	if c.Until == "" {
		said = Say("{actor} ended the leave of {household} to reply late")
	}
	return said.With("household", "households", c.Household)
}
