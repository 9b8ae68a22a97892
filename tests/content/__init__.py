"""What the words of the fixtures must keep to."""
