"""What the tools of editors know of the models: JSON Schemas, and the beginnings of new files."""
