"""What everything on a screen or a page looks alike by: one palette, one type."""
