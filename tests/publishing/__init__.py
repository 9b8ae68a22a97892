"""What publishing promises, verb by verb."""
