//go:build !linux

package app

import "syscall"

// ownGroup keeps the terminal's Ctrl-C from reaching the process: Dev decides when it ends.
func ownGroup() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }

// diesWithUs is the same here: only Linux ends a child with its parent.
func diesWithUs() *syscall.SysProcAttr { return ownGroup() }
