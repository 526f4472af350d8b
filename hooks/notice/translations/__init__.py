"""A translation stands beside the text it translates: here is found what differs, and which sections lag behind."""
