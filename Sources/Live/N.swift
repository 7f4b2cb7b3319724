enum NothingLive {}
