"""What the tests stand on: a clock moved by hand, a client, and the world it asks about."""
