"""Records of an academic life and the rules that hold for them: no docutils, no Sphinx, no files."""
