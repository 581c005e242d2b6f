package change

func init() { register(AccountCreated{}, PasswordChanged{}, SignedOutEverywhere{}) }

// AccountCreated is numbered in the installation's feed; the account's own feed starts with it.
type AccountCreated struct{ Account ID }

func (AccountCreated) Kind() Kind     { return "accounts.created" }
func (AccountCreated) Topics() Topics { return Topics{Profile} }
func (c AccountCreated) Sentence() Sentence {
	return Say("{account} joined Convive").With("account", "accounts", c.Account)
}

// PasswordChanged ends every session of the account but the one that changed it.
type PasswordChanged struct{ Account ID }

func (PasswordChanged) Kind() Kind     { return "accounts.password-changed" }
func (PasswordChanged) Topics() Topics { return Topics{Profile, Access} }
func (c PasswordChanged) Sentence() Sentence {
	return Say("{account} has a new password").With("account", "accounts", c.Account)
}

// SignedOutEverywhere ends every session of the account.
type SignedOutEverywhere struct{ Account ID }

func (SignedOutEverywhere) Kind() Kind     { return "accounts.signed-out-everywhere" }
func (SignedOutEverywhere) Topics() Topics { return Topics{Profile, Access} }
func (c SignedOutEverywhere) Sentence() Sentence {
	return Say("{account} signed out everywhere").With("account", "accounts", c.Account)
}
