package app

import "syscall"

// ownGroup keeps the terminal's Ctrl-C from reaching the process: Dev decides when it ends.
func ownGroup() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }

// diesWithUs is ownGroup for a process that must not outlive Dev, even one killed with -9.
func diesWithUs() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}
