"""Builds sites for all tests, in three ways, and reads what came of them.

``build`` builds a tiny site in this process and asserts its warnings; ``run_sphinx`` builds any site as
the program does; ``server.build_server`` forks for each of many builds, and can stop one at any moment.
"""

from tests.engine.in_process import CONF, build, write
from tests.engine.program import ROOT, ROOTS, Ended, once, run_sphinx
from tests.engine.reading import Built, texts, tree, unpacked_inventory
