package accounts

import (
	"strings"
	"testing"

	"github.com/alexedwards/argon2id"

	"convive/models/invalid"
)

func TestAnAccountThatIsNotThereCostsAsMuchAsAWrongPassword(t *testing.T) {
	hash, err := Hash(t.Context(), "a long password")
	if err != nil {
		t.Fatal(err)
	}
	real, _, _, err := argon2id.DecodeHash(hash)
	if err != nil {
		t.Fatal(err)
	}
	dummyCost, salt, key, err := argon2id.DecodeHash(dummy)
	if err != nil || *dummyCost != *real || len(salt) != int(real.SaltLength) || len(key) != int(real.KeyLength) {
		t.Fatalf("the dummy costs %+v, a real hash %+v (%v)", dummyCost, real, err)
	}
	n := 0
	compare = func(password, hash string) (bool, error) {
		n++
		return argon2id.ComparePasswordAndHash(password, hash)
	}
	defer func() { compare = argon2id.ComparePasswordAndHash }()
	for stored, typed := range map[string]string{hash: "another password", "": "another password"} {
		n = 0
		if ok, err := fits(t.Context(), typed, stored); ok || err != nil || n != 1 {
			t.Errorf("%q: fits %v after %d comparisons, %v", stored, ok, n, err)
		}
	}
	if ok, err := fits(t.Context(), " a long password ", hash); !ok || err != nil {
		t.Errorf("the right one: %v, %v", ok, err)
	}
	if ok, err := fits(t.Context(), strings.Repeat("x", maxPassword+1), hash); ok || err != nil || n != 3 {
		t.Errorf("a very long one: %v, %v", ok, err)
	}
}

func TestPasswordsAreTheSameOnEveryKeyboard(t *testing.T) {
	hash, err := Hash(t.Context(), "Caf\u00e9 au lait")
	if err != nil {
		t.Fatal(err)
	}
	if ok, _ := fits(t.Context(), "Cafe\u0301 au lait", hash); !ok {
		t.Error("composed and decomposed letters differ")
	}
}

func TestEmailAddressesAreBareAndOnOneLine(t *testing.T) {
	for address, want := range map[string]bool{
		"anna@example.org": true, "anna+wedding@example.org": true, "Anna <anna@example.org>": false, "": false, "anna": false, "@example.org": false,
		"anna@example.org\r\nBcc: all@example.org": false, "a b@example.org": false, strings.Repeat("a", 250) + "@example.org": false,
	} {
		if got := validEmail(address); got != want {
			t.Errorf("%q: %v", address, got)
		}
	}
	if emailKey(" Anna@Example.ORG") != emailKey("anna@example.org") {
		t.Error("capitals make another account")
	}
}

func TestAShortPasswordIsNamedBeforeItIsHashed(t *testing.T) {
	var wrong invalid.Fields
	checkPassword(&wrong, "password", "  short  ")
	checkPassword(&wrong, "password", strings.Repeat("x", maxPassword+1))
	if len(wrong) != 2 {
		t.Errorf("%v", wrong)
	}
}
