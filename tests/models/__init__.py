"""What the rows refuse and work out."""
