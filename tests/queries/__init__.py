"""What readers are given, and with how many questions to the database."""
