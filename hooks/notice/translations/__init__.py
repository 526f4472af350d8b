"""A translation beside the text it translates: what differs between them, and which sections lag behind."""
