package inbox

// AdoptSpelling is adoptSpelling, for the tests that need a database.
var AdoptSpelling = adoptSpelling

// ForModel is forModel, for tests with bytes no channel delivers.
var ForModel = forModel
