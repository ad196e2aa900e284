package knowledge

import (
	"syscall"
	"time"
)

// limitProcess bounds the memory and the processor time of this process.
func limitProcess(memory int64, cpu time.Duration) {
	_ = syscall.Setrlimit(syscall.RLIMIT_DATA, &syscall.Rlimit{Cur: uint64(memory), Max: uint64(memory)})
	seconds := uint64(2 * cpu / time.Second)
	_ = syscall.Setrlimit(syscall.RLIMIT_CPU, &syscall.Rlimit{Cur: seconds, Max: seconds})
}
