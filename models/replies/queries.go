package replies

import (
	"convive/models/change"
	"convive/models/db"
	"convive/models/guests"
)

// Progress is how far a household has come with its answers.
type Progress struct {
	Group guests.Group
	guests.Count
	Reply Reply // the zero Reply when it has none
	begun change.Instant
}

// Complete says that nothing is pending.
func (s Progress) Complete() bool { return s.Pending == 0 }

// Started says that something, but not everything, is answered.
func (s Progress) Started() bool { return s.Pending > 0 && s.Pending < s.Invited }

// ProgressOfAll are all households but the hosts' own, in the order of the guest list. With an occasion, only who is
// invited to it and how they answered there.
func ProgressOfAll(r *db.Read, occasion change.ID) ([]Progress, error) {
	list, err := guests.Everybody(r)
	if err != nil {
		return nil, err
	}
	replies, err := ByHousehold(r)
	if err != nil {
		return nil, err
	}
	began, err := begun(r, replies)
	if err != nil {
		return nil, err
	}
	var all []Progress
	for _, group := range list.Households {
		s := Progress{Group: group, Reply: replies[group.ID], begun: began[group.ID]}
		for _, p := range group.People {
			for id, in := range p.Invitations {
				if (occasion == "" || id == occasion) && !in.Waiting {
					s.Add(in)
				}
			}
		}
		if !group.Host && s.Invited > 0 {
			all = append(all, s)
		}
	}
	return all, nil
}

// ByHousehold are the replies of all households that sent one.
func ByHousehold(r *db.Read) (map[change.ID]Reply, error) {
	rows, err := db.From[Reply](r).All()
	if err != nil {
		return nil, err
	}
	replies := make(map[change.ID]Reply, len(rows))
	for _, row := range rows {
		replies[row.HouseholdID] = row
	}
	return replies, nil
}
