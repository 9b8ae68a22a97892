"""What a seed loads, leaves alone and refuses."""
