package live

import "convive/models/access"

// Request is what one browser asks for.
type Request struct {
	Looker access.Looker
	From   string // the position that the browser says; "" for everything
	Poll   bool   // end after the first delivery
	// Multiplexed says that the connection carries other requests too, as HTTP/2 does.
	Multiplexed bool
	// Own says that the connection is a TCP one of HTTP/1.1 that carries nothing else: the hub may take it over.
	Own   bool
	Crowd *Crowd // where the person is seen; nil for guests
	// Session and Address bound how many streams one browser and one network may hold; "" is not counted.
	Session, Address string
}
