package change

func init() {
	register(AccountCreated{}, FounderCreated{}, ProfileEdited{}, PasswordChanged{}, SignedOut{}, SignedOutEverywhere{})
}

// AccountCreated is numbered in the installation's feed; the account's own feed starts with it.
type AccountCreated struct{ Account ID }

func (AccountCreated) Kind() Kind     { return "accounts.created" }
func (AccountCreated) Topics() Topics { return Topics{Profile} }
func (c AccountCreated) Sentence() Sentence {
	return Say("{account} joined Convive").With("account", "accounts", c.Account)
}

// FounderCreated is an account and the organization that it owns from its first moment, in one step: neither is ever
// there without the other, so that a set-up which breaks off leaves nobody locked out.
type FounderCreated struct {
	Account      ID
	Organization ID
}

func (FounderCreated) Kind() Kind     { return "accounts.founded" }
func (FounderCreated) Topics() Topics { return Topics{Profile, Events} }
func (c FounderCreated) Sentence() Sentence {
	return Say("{account} joined Convive and founded an organization").With("account", "accounts", c.Account)
}

// ProfileEdited is about an account's name and e-mail address.
type ProfileEdited struct{ Account ID }

func (ProfileEdited) Kind() Kind     { return "accounts.edited" }
func (ProfileEdited) Topics() Topics { return Topics{Profile} }
func (c ProfileEdited) Sentence() Sentence {
	return Say("{account} changed their name or e-mail address").With("account", "accounts", c.Account)
}

// PasswordChanged ends every session of the account but the one that changed it.
type PasswordChanged struct{ Account ID }

func (PasswordChanged) Kind() Kind     { return "accounts.password-changed" }
func (PasswordChanged) Topics() Topics { return Topics{Profile, Access} }
func (c PasswordChanged) Sentence() Sentence {
	return Say("{account} has a new password").With("account", "accounts", c.Account)
}

// SignedOut ends one session of the account: every process hears of it, and closes that browser's pages.
type SignedOut struct{ Account ID }

func (SignedOut) Kind() Kind     { return "accounts.signed-out" }
func (SignedOut) Topics() Topics { return Topics{Profile, Access} }
func (c SignedOut) Sentence() Sentence {
	return Say("{account} signed out").With("account", "accounts", c.Account)
}

// SignedOutEverywhere ends every session of the account.
type SignedOutEverywhere struct{ Account ID }

func (SignedOutEverywhere) Kind() Kind     { return "accounts.signed-out-everywhere" }
func (SignedOutEverywhere) Topics() Topics { return Topics{Profile, Access} }
func (c SignedOutEverywhere) Sentence() Sentence {
	return Say("{account} signed out everywhere").With("account", "accounts", c.Account)
}
