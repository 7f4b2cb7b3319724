enum NothingWeb {}
