package db_test

import (
	"convive/models/change"
	"convive/models/db"
)

// Rows of real tables, written down again here so that this package's tests need no capability.

type occasion struct {
	db.Row
	Name, Starts, Ends, Place string
	AsksMeal, Seated          bool
	Position                  int64
}

func (occasion) TableName() string { return "occasions" }

type meal struct {
	db.Row
	OccasionID  change.ID
	Name        string
	ForChildren bool
	Position    int64
}

func (meal) TableName() string { return "meals" }

type household struct {
	db.Row
	EnvelopeName, Street, Street2, City, Region, Postcode, Country, Language, Side, Tags, List, SentBy, Note string
	ReplyCode                                                                                                string
	LinkGeneration                                                                                           int64
	LinkHash                                                                                                 string
	Host                                                                                                     bool
	SortKey, SearchKey, MatchKey                                                                             string
}

func (household) TableName() string { return "households" }

type guest struct {
	db.Row
	HouseholdID                                                                 change.ID
	Name, Given, Family, Prefix, Suffix, NameOrder, Aliases, SortKey, SearchKey string
	Unnamed                                                                     bool
	PlusOneOf                                                                   *change.ID
	Age                                                                         string
	AgeYears                                                                    *int64
	Side, Tags, Email, Phone, Diets, DietNote, Needs, Note                      string
	Host                                                                        bool
	MatchKey                                                                    string
	Position                                                                    int64
}

func (guest) TableName() string { return "guests" }

type account struct {
	ID                                  change.ID `gorm:"primaryKey"`
	Name, Email, EmailKey, PasswordHash string
	CreatedAt                           change.Instant
	Version                             int64
}

func (account) TableName() string { return "accounts" }

type session struct {
	ID                   string `gorm:"primaryKey"`
	AccountID            *change.ID
	Data                 string
	CreatedAt, ExpiresAt change.Instant
}

func (session) TableName() string { return "sessions" }

type organization struct {
	ID        change.ID `gorm:"primaryKey"`
	Name      string
	CreatedAt change.Instant
	Version   int64
}

func (organization) TableName() string { return "organizations" }

type membership struct {
	OrganizationID change.ID `gorm:"primaryKey"`
	ID             change.ID `gorm:"primaryKey"`
	AccountID      change.ID
	Role           string
	CreatedAt      change.Instant
	Version        int64
}

func (membership) TableName() string { return "memberships" }

type role struct {
	db.Row
	AccountID change.ID
	Role      string
}

func (role) TableName() string { return "roles" }

type event struct {
	ID, OrganizationID                                                                change.ID `gorm:"primaryKey"`
	Name, Slug, Place, Zone, Currency, Languages, Sides, Deadline, ReplyMode, Contact string
	HostPlaces                                                                        int64
	Demo                                                                              bool
	CreatedAt                                                                         change.Instant
	Version                                                                           int64
}

func (event) TableName() string { return "events" }
