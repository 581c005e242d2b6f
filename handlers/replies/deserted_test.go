package replies_test

import (
	"testing"

	"convive/handlers/webtest"
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// The letter that was printed for a household still leads to its page when all of its people were moved to another.
func TestTheLinkOfAHouseholdThatNobodyIsLeftInInvitesNobody(t *testing.T) {
	webtest.Each(t, func(w *webtest.World) {
		people, to := w.Ours.Guests[3:5], w.Ours.Households[0].ID
		guest := w.Household(w.Ours.Households[1])
		open := guest.Open(home(w, 1))
		open.Shows("household-language", "Your hosts write to you in")
		open.Shows("invitation", "We would love to have you with us.")
		w.Mutate(w.Ours, func(tx *db.Tx) (change.Change, error) {
			return guests.Move(tx, webtest.Secret, guests.Moving{Guests: ids(people[0].ID, people[1].ID), To: to})
		})
		open.Shows("invitation", "This invitation has moved")
		open.Converges()
		for lang, said := range map[string]string{
			"en": "Nobody is invited through this link any more.", "de": "Über diesen Link ist niemand mehr eingeladen.", "fr": "Plus personne n’est invité par ce lien.",
			"es": "Ya no hay nadie invitado con este enlace.", "he": "הקישור הזה כבר אינו משמש הזמנה לאיש.", "ar": "لم يعد أحد مدعوًّا عبر هذا الرابط.",
		} {
			guest.In(lang, home(w, 1)).Says(said)
		}
		guest.In("en", home(w, 1)).Says("Use the code on your own card").
			SaysNot("Your invitation", "We would love", "You are replying for", "There is nothing to answer yet", "Anything we should know?", "Reply for", "Your hosts write to you in")
		guest.Get(home(w, 1) + "/receipt").Says("Nobody is invited through this link any more.")
		settle(w, db.Set{"contact": "Amara"})
		guest.Get(home(w, 1)).Says("Otherwise, ask Amara.")
	})
}
