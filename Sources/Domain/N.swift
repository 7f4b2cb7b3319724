enum NothingDomain {}
