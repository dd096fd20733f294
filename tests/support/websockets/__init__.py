"""What tests of rooms share."""
