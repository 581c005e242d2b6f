package change

func init() { register(RequestAsked{}, RequestResolved{}, RequestDeclined{}, RequestReopened{}) }

// RequestAsked says that a guest (or a host on their behalf) asked something of the hosts.
type RequestAsked struct {
	Request   ID
	Household ID
	Guest     ID `json:",omitempty"` // empty when the household asks as a whole
}

func (RequestAsked) Kind() Kind       { return "requests.asked" }
func (c RequestAsked) Topics() Topics { return Topics{Requests, OfHousehold(c.Household)} }
func (c RequestAsked) Sentence() Sentence {
	return Say("{actor} sent a request for {household}").With("household", "households", c.Household)
}

// RequestResolved says that a host settled a request with yes.
type RequestResolved struct {
	Undoable  `json:"-"`
	Request   ID
	Household ID
}

func (RequestResolved) Kind() Kind       { return "requests.resolved" }
func (c RequestResolved) Topics() Topics { return Topics{Requests, OfHousehold(c.Household)} }
func (c RequestResolved) Sentence() Sentence {
	return Say("{actor} resolved a request of {household}").With("household", "households", c.Household)
}

// RequestDeclined says that a host settled a request with no.
type RequestDeclined struct {
	Undoable  `json:"-"`
	Request   ID
	Household ID
}

func (RequestDeclined) Kind() Kind       { return "requests.declined" }
func (c RequestDeclined) Topics() Topics { return Topics{Requests, OfHousehold(c.Household)} }
func (c RequestDeclined) Sentence() Sentence {
	return Say("{actor} declined a request of {household}").With("household", "households", c.Household)
}

// RequestReopened says that a settled request is open again.
type RequestReopened struct {
	Undoable  `json:"-"`
	Request   ID
	Household ID
}

func (RequestReopened) Kind() Kind       { return "requests.reopened" }
func (c RequestReopened) Topics() Topics { return Topics{Requests, OfHousehold(c.Household)} }
func (c RequestReopened) Sentence() Sentence {
	return Say("{actor} reopened a request of {household}").With("household", "households", c.Household)
}
