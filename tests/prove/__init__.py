"""`make prove`: kills `make publish` again and again while a real server's readers look on. Takes some forty minutes."""
