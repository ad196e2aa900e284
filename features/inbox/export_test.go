package inbox

// AdoptSpelling is adoptSpelling, for the tests that need a database.
var AdoptSpelling = adoptSpelling
