package replies_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
)

func TestAPlusOneElsewhereIsCalledAfterTheNewNameOnTheirPageOnBehalf(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		host, to := w.As("anna"), w.Ours.Households[1]
		ada := "/e/amara-jonas/guests/" + string(w.Ours.Guests[0].ID)
		plus := host.Post(ada+"/plus-ones", "count", "1", "was", "0", "version", "1").Change().(change.PlusOnesAllowed).Added[0]
		host.Post("/e/amara-jonas/guests/moving", "guest", string(plus), "household", string(to.ID)).Change()
		behalf := w.As("ben").Open("/e/amara-jonas/replies/" + string(to.ID))
		host.Post(ada+"/edit", "version", "1", "name", "Adelheid Lawson", "age", "adult", "side", "").Change()
		behalf.Shows("reply-now", "Guest of Adelheid Lawson")
		behalf.Converges()
	})
}
