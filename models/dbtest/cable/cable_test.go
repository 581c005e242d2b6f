package cable_test

import (
	"errors"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"convive/models/dbtest/cable"
)

// echo is a server that says back what it hears.
func echo(t *testing.T, network, addr string) string {
	t.Helper()
	l, err := net.Listen(network, addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				_, _ = io.Copy(c, c)
				c.Close()
			}()
		}
	}()
	return l.Addr().String()
}

// say sends a text and returns what comes back within a while.
func say(t *testing.T, c net.Conn, text string) (string, error) {
	t.Helper()
	if _, err := io.WriteString(c, text); err != nil {
		return "", err
	}
	_ = c.SetReadDeadline(time.Now().Add(300 * time.Millisecond))
	got := make([]byte, len(text))
	n, err := io.ReadFull(c, got)
	return string(got[:n]), err
}

func dial(t *testing.T, c *cable.Cable) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", c.Addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return conn
}

func TestACableIsCutStalledFrayedAndMended(t *testing.T) {
	for name, server := range map[string]string{"tcp": echo(t, "tcp", "127.0.0.1:0"), "unix": echo(t, "unix", t.TempDir()+"/s")} {
		t.Run(name, func(t *testing.T) {
			c := cable.New(t, server)
			conn := dial(t, c)
			if got, err := say(t, conn, "hello"); got != "hello" {
				t.Fatalf("%q, %v", got, err)
			}
			c.Stall()
			if got, err := say(t, conn, "lost"); got != "" || !timedOut(err) {
				t.Errorf("stalled: %q, %v", got, err)
			}
			c.Mend()
			if got, err := say(t, conn, "after"); err == nil {
				t.Errorf("the stalled connection says %q", got)
			}
			c.Fray(7)
			if got, _ := say(t, dial(t, c), strings.Repeat("x", 20)); got != strings.Repeat("x", 7) {
				t.Errorf("frayed: %q", got)
			}
			c.Mend()
			conn = dial(t, c)
			c.Cut()
			if _, err := say(t, conn, "hello"); err == nil || timedOut(err) {
				t.Errorf("cut: %v", err)
			}
			if _, err := net.Dial("tcp", c.Addr); err == nil {
				t.Error("a cut cable accepts a connection")
			}
			c.Mend()
			if got, err := say(t, dial(t, c), "whole again"); got != "whole again" {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
}

func timedOut(err error) bool {
	var n net.Error
	return errors.As(err, &n) && n.Timeout()
}
