enum NothingStorage {}
