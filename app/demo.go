package app

// The demo workspace's owner, as `socialsync seed` creates it and `dev` prints it.
const (
	DemoEmail    = "demo@socialsync.test"
	DemoPassword = "demo-password"
)
