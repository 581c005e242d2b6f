package change

import "slices"

// Topic is what a Change is about, within its feed. Topics are made here only, from typed ids, so that no free
// string can ever match across feeds.
type Topic string

// Topics is what one Change is about.
type Topics []Topic

// The topics of an event's feed.
const (
	Settings    Topic = "settings"    // the event itself: name, dates, deadline, languages
	Occasions   Topic = "occasions"   // occasions and their meals
	Guests      Topic = "guests"      // anything that a guest row shows
	Households  Topic = "households"  // anything that a household shows
	Invitations Topic = "invitations" // who is invited to what, and the replies
	Requests    Topic = "requests"    // guest requests
	Questions   Topic = "questions"   // what hosts ask beyond coming or not
	Unmatched   Topic = "unmatched"   // replies that match nobody
	Drafts      Topic = "drafts"      // that a household has begun a reply
	Seating     Topic = "seating"     // tables and who sits at them
	Wishes      Topic = "wishes"      // who should sit with whom
	Messages    Topic = "messages"    // the outbox, and what hosts write
	Team        Topic = "team"        // who may do what
	Access      Topic = "access"      // authority changed: every stream of the feed is judged again
	Events      Topic = "events"      // the list of events of an organization
	Profile     Topic = "profile"     // an account's own data

	// AllHouseholds is about every household's own pages at once (an import).
	AllHouseholds Topic = "households:all"
)

// OfHousehold is about one household's own pages.
func OfHousehold(id ID) Topic { return Topic("household:" + string(id)) }

// OfHouseholds is OfHousehold for several.
func OfHouseholds(ids []ID) Topics {
	topics := make(Topics, len(ids))
	for i, id := range ids {
		topics[i] = OfHousehold(id)
	}
	return topics
}

// Touches says whether the two have a topic in common. Every fragment that lists AnyChange is touched by all.
func (t Topics) Touches(other Topics) bool {
	if slices.Contains(other, Everything) {
		return true
	}
	for _, a := range t {
		if a == AnyChange {
			return true
		}
		for _, b := range other {
			if a == b {
				return true
			}
		}
	}
	return false
}

// Everything, in a Change's topics, makes every fragment of the feed stale: nobody knows what it was about.
const Everything Topic = "everything"

// AnyChange, in a fragment's topics, stands for every Change of the feed (the activity list).
const AnyChange Topic = "*"
