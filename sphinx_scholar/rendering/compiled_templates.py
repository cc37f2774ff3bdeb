"""Templates compiled, kept as Python keeps modules: the engine's own in ``__pycache__`` beside them.

To compile the templates of a small site takes as long as to write all of its pages. Those of installed
themes are kept with the engine's; those of a site last as long as the process.
"""

from __future__ import annotations

import contextlib
import sys
import sysconfig
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
import sphinx
from jinja2.bccache import BytecodeCache

from sphinx_scholar import __version__
from sphinx_scholar.domain.output_files import write_whole
from sphinx_scholar.domain.sealed import sealed, unsealed

if TYPE_CHECKING:
    from types import CodeType

    from jinja2 import Environment
    from jinja2.bccache import Bucket

ENGINE = Path(__file__).parent.parent

VERSIONS = (__version__, sphinx.__version__, jinja2.__version__)
"""Of what takes part in compiling; what an earlier version kept is still there after an upgrade."""

PACKAGES = Path(sysconfig.get_path("purelib")).resolve()
"""Where other themes are installed."""

_IN_MEMORY: dict[tuple[str, str], CodeType | None] = {}
"""What this process has compiled or read, by the key of a template and the digest of its source."""


class CompiledTemplates(BytecodeCache):
    """Keeps what one environment compiles; Jinja compares the source of a template with what it was."""

    def __init__(self, environment: Environment) -> None:
        options = (
            VERSIONS,
            type(environment).__qualname__,
            getattr(environment.autoescape, "__qualname__", environment.autoescape),
            getattr(environment.finalize, "__qualname__", environment.finalize),
            environment.trim_blocks,
            environment.lstrip_blocks,
            environment.keep_trailing_newline,
            sorted(environment.extensions),
        )
        self._tag = f"{sys.implementation.cache_tag}-{zlib.crc32(repr(options).encode()):08x}"
        """What the code depends on besides the source."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the path of a compiled template, which is kept there if that is the engine's."""
        template = Path(filename or name)
        folder, name = template.parent, template.name
        if ENGINE not in template.parents and PACKAGES in template.resolve().parents:
            # The folders of other packages are not the engine's to write into.
            folder, name = ENGINE / "theme", f"{zlib.crc32(str(folder).encode()):08x}-{name}"
        return str(folder / "__pycache__" / f"{name}.{self._tag}")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a template that is compiled already; a damaged file is passed over."""
        bucket.code = _IN_MEMORY.get((bucket.key, bucket.checksum))
        if bucket.code is None and _is_kept(bucket):
            with contextlib.suppress(OSError):
                code = unsealed(Path(bucket.key).read_bytes())
                if code is not None:
                    bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, unless Python shall keep no modules or its folder cannot be written."""
        _IN_MEMORY[bucket.key, bucket.checksum] = bucket.code
        if _is_kept(bucket) and not sys.dont_write_bytecode:
            with contextlib.suppress(OSError):
                write_whole(Path(bucket.key), sealed(bucket.bytecode_to_string()))


def _is_kept(bucket: Bucket) -> bool:
    return ENGINE in Path(bucket.key).parents
