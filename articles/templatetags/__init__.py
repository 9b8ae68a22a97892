"""What templates may ask for beyond what the view hands in."""
