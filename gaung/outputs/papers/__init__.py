"""Texts that leave the site as files of their own: the same words as on the pages."""
