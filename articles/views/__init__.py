"""What each address answers. Views ask queries and choose a template; they hold no rule."""
