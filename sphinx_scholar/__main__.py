"""Run the command as ``python -m sphinx_scholar``."""

from __future__ import annotations

import sys

from sphinx_scholar.cli.main import main

sys.exit(main())
