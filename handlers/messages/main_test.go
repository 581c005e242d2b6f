package messages_test

import (
	"testing"

	"convive/models/dbtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }
