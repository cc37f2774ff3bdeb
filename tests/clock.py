"""A clock that is wrong: what Python runs before a build, so that it takes place on another day."""

from __future__ import annotations

from pathlib import Path

CLOCK = """\
import datetime, functools, time

SHIFT = 400 * 86400 + 13 * 3600
now, now_ns = time.time, time.time_ns
time.time = lambda: now() + SHIFT
time.time_ns = lambda: now_ns() + SHIFT * 10**9
for name in ("localtime", "gmtime", "ctime"):
    def shifted(seconds=None, real=getattr(time, name)):
        return real(time.time() if seconds is None else seconds)
    setattr(time, name, shifted)
for name, arguments in (("strftime", 2), ("asctime", 1)):
    def shifted(*given, real=getattr(time, name), arguments=arguments):
        return real(*given) if len(given) == arguments else real(*given, time.localtime())
    setattr(time, name, shifted)

def like(kind):
    # Values that were made elsewhere are of the real class.
    return type("Like", (type,), {"__instancecheck__": lambda _cls, value: isinstance(value, kind)})

class Date(datetime.date, metaclass=like(datetime.date)):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())

class DateTime(datetime.datetime, metaclass=like(datetime.datetime)):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)
    @classmethod
    def today(cls):
        return cls.now()
    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)

datetime.date, datetime.datetime = Date, DateTime
"""


def set_clock(folder: Path) -> str:
    """Write the clock into a folder, and return what ``PYTHONPATH`` must begin with."""
    folder.mkdir(parents=True)
    (folder / "sitecustomize.py").write_text(CLOCK, encoding="utf-8")
    return str(folder)
