"""What each command does: train, judge and export a kind of net, or combine scores. Uses all other packages."""
