//go:build unix

package live

import (
	"errors"
	"syscall"
)

// push writes what the kernel takes at once and says how many bytes that was; it never waits.
func push(raw syscall.RawConn, b []byte) (n int, err error) {
	gone := raw.Write(func(fd uintptr) bool {
		n, err = syscall.Write(int(fd), b)
		return true
	})
	if errors.Is(err, syscall.EAGAIN) || errors.Is(err, syscall.EINTR) {
		return 0, nil
	}
	return max(n, 0), errors.Join(gone, err)
}
