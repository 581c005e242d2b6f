package guests

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/imports/lists"
	"convive/models/invalid"
)

// Joined is the form that makes one household a part of another. For each field in which they differ it says whose
// counts, "a" for the one that stays and "b" for the other's; tags may be both's.
type Joined struct {
	With     change.ID `form:"with"` // the household that becomes a part
	Version  int64     `form:"version"`
	Other    int64     `form:"other"`    // version of With's row
	Envelope string    `form:"envelope"` // "a", "b", or "made" of everybody's names
	Address  string    `form:"address"`
	Language string    `form:"language"`
	Side     string    `form:"side"`
	List     string    `form:"list"`
	SentBy   string    `form:"sent_by"`
	Tags     string    `form:"tags"` // "a", "b" or "both"
}

// Validate asks for a household and known sides.
func (j Joined) Validate() (wrong invalid.Fields) {
	wrong.Check(j.With != "", "with", "Choose a household.")
	for name, side := range map[string]string{"address": j.Address, "language": j.Language, "side": j.Side, "list": j.List, "sent_by": j.SentBy} {
		checkOneOf(&wrong, name, side, []string{"a", "b"})
	}
	checkOneOf(&wrong, "envelope", j.Envelope, []string{"a", "b", "made"})
	checkOneOf(&wrong, "tags", j.Tags, []string{"a", "b", "both"})
	return wrong
}

// Join makes a household a part of another: its people move there with their invitations, answers, seats and requests,
// and what it wrote to the hosts is joined. The link and the code of the one that stays go on; those of the other are
// printed, and lead to the same pages.
func Join(tx *db.Tx, id change.ID, j Joined) (change.Change, error) {
	into, from, err := householdsOfJoin(tx.Read, id, j)
	if err != nil {
		return nil, err
	}
	people, err := OfHousehold(tx.Read, from.ID)
	if err != nil {
		return nil, err
	}
	shown := [2]string{into.EnvelopeName, from.EnvelopeName}
	if err := settle(tx, people, into); err != nil {
		return nil, err
	}
	if into, err = db.Find[Household](tx.Read, id); err != nil {
		return nil, err
	}
	if from, err = db.Find[Household](tx.Read, from.ID); err != nil {
		return nil, err
	}
	set, err := j.set(tx.Read, into, from, shown)
	if err != nil {
		return nil, err
	}
	if err := db.Update(tx, &into, set); err != nil {
		return nil, err
	}
	if err := join(tx, from, into); err != nil {
		return nil, err
	}
	return change.HouseholdsMerged{Household: into.ID, Gone: from.ID, Guests: guestIDs(people)}, rekeyHousehold(tx, &into)
}

func householdsOfJoin(r *db.Read, id change.ID, j Joined) (into, from Household, err error) {
	if into, err = db.Find[Household](r, id); err != nil {
		return into, from, err
	}
	if from, err = db.Find[Household](r, j.With); err != nil {
		return into, from, err
	}
	for i, version := range []int64{j.Version, j.Other} {
		if row := []Household{into, from}[i]; row.Version != version {
			return into, from, invalid.Refuse("{name} has been changed meanwhile. Look at both once more.", "name", row.EnvelopeName)
		}
	}
	switch {
	case into.ID == from.ID:
		return into, from, invalid.Fields{{Name: "with", Message: "Choose another household."}}
	case into.Host != from.Host:
		return into, from, invalid.Refuse("The hosts’ own household stays by itself.")
	}
	return into, from, nil
}

// set is what the household that stays holds afterwards. envelopes are what the form showed: settle has made one anew
// where nobody had written it.
func (j Joined) set(r *db.Read, a, b Household, envelopes [2]string) (db.Set, error) {
	envelope := envelopes[0]
	switch j.Envelope {
	case "b":
		envelope = envelopes[1]
	case "made":
		people, err := OfHousehold(r, a.ID)
		if err != nil {
			return nil, err
		}
		envelope = Envelope(people)
	}
	at := pickHousehold(a, b, j.Address, !hasAddress(a), !hasAddress(b))
	tags := both(a.Tags, b.Tags)
	switch j.Tags {
	case "a":
		tags = a.Tags
	case "b":
		tags = b.Tags
	}
	return db.Set{
		"envelope_name": envelope, "street": at.Street, "street2": at.Street2, "city": at.City, "region": at.Region, "postcode": at.Postcode, "country": at.Country,
		"language": pickHousehold(a, b, j.Language, a.Language == "", b.Language == "").Language, "side": pickHousehold(a, b, j.Side, a.Side == "", b.Side == "").Side,
		"list": pickHousehold(a, b, j.List, false, false).List, "sent_by": pickHousehold(a, b, j.SentBy, a.SentBy == "", b.SentBy == "").SentBy,
		"note": bothLines(a.Note, b.Note), "tags": tags, "reopened_until": max(a.ReopenedUntil, b.ReopenedUntil),
		"match_key": bothKeys(a.MatchKey, b.MatchKey, b.ID),
	}, nil
}

func pickHousehold(a, b Household, choice string, aBlank, bBlank bool) Household {
	if aBlank && !bBlank || choice == "b" && aBlank == bBlank {
		return b
	}
	return a
}

func hasAddress(h Household) bool {
	return h.Street+h.Street2+h.City+h.Region+h.Postcode+h.Country != ""
}

// DifferAsHouseholds names the fields in which two households differ so that somebody has to choose.
func DifferAsHouseholds(a, b Household) (fields []string) {
	address := func(h Household) string {
		return lists.Fold(h.Street + "\n" + h.Street2 + "\n" + h.City + "\n" + h.Region + "\n" + h.Postcode + "\n" + h.Country)
	}
	for _, f := range []struct {
		name   string
		differ bool
	}{
		{"envelope", a.EnvelopeName != b.EnvelopeName},
		{"address", hasAddress(a) && hasAddress(b) && address(a) != address(b)},
		{"language", a.Language != "" && b.Language != "" && a.Language != b.Language},
		{"side", a.Side != "" && b.Side != "" && a.Side != b.Side},
		{"list", a.List != b.List},
		{"sent_by", a.SentBy != "" && b.SentBy != "" && a.SentBy != b.SentBy},
		{"tags", len(both(a.Tags, b.Tags)) > min(len(a.Tags), len(b.Tags))},
	} {
		if f.differ {
			fields = append(fields, f.name)
		}
	}
	return fields
}
