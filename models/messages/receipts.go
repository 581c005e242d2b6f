package messages

import (
	"time"

	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
	"convive/models/replies"
)

func init() { replies.AfterSending(receipt) }

// second is how long a receipt waits: who corrects a slip at once gets one receipt.
const second = 60 * time.Second

// receipt puts the receipt of a reply into the outbox, in the reply's own transaction, where messages are sent and the
// household has an address. One that waits and nobody has got yet serves for both replies: its text is made when it is sent.
func receipt(tx *db.Tx, household change.ID) error {
	sends, err := sends(tx.Read)
	if err != nil || !sends {
		return err
	}
	people, err := guests.OfHousehold(tx.Read, household)
	if err != nil || len(addresses(people)) == 0 {
		return err
	}
	waiting, err := db.From[Message](tx.Read).Where("household_id = ? AND kind = ? AND state = ? AND sent_at = ?", string(household), string(Receipt), string(Waiting), 0).Count()
	if err != nil || waiting > 0 {
		return err
	}
	return db.Create(tx, &Message{HouseholdID: household, Kind: Receipt, State: Waiting, DueAt: change.At(tx.Now().Add(second))})
}
