r"""Numbers and units as siunitx writes them: ``\SI{10}{\micro\metre}`` as ``10 µm``.

LaTeX in, LaTeX with plain text for such commands out (siunitx's manual, 3 and 4).
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from sphinx_scholar.records.text import SUPERSCRIPTS

if TYPE_CHECKING:
    from collections.abc import Callable

PREFIXES = dict(
    pair.split("=")
    for pair in (
        "quecto=q ronto=r yocto=y zepto=z atto=a femto=f pico=p nano=n micro=µ milli=m centi=c deci=d deca=da"
        " deka=da hecto=h kilo=k mega=M giga=G tera=T peta=P exa=E zetta=Z yotta=Y ronna=R quetta=Q kibi=Ki"
        " mebi=Mi gibi=Gi tebi=Ti pebi=Pi exbi=Ei"
    ).split()
)
"""What stands before a unit's symbol."""

UNITS = dict(
    pair.split("=")
    for pair in (
        "ampere=A candela=cd kelvin=K kilogram=kg metre=m meter=m mole=mol second=s becquerel=Bq coulomb=C"
        " degreeCelsius=°C celsius=°C farad=F gray=Gy hertz=Hz henry=H joule=J lumen=lm katal=kat lux=lx"
        " newton=N ohm=Ω pascal=Pa radian=rad siemens=S sievert=Sv steradian=sr tesla=T volt=V watt=W"
        " weber=Wb astronomicalunit=au bel=B dalton=Da day=d decibel=dB degree=° electronvolt=eV hectare=ha"
        " hour=h litre=L liter=L arcminute=′ minute=min arcsecond=″ neper=Np tonne=t gram=g gramme=g"
        " percent=% angstrom=Å arcmin=′ arcsec=″ atomicmassunit=u bar=bar barn=b bohr=a₀ clight=c₀"
        " electronmass=mₑ hbar=ħ knot=kn mmHg=mmHg nauticalmile=M bit=bit byte=B kWh=kWh"
    ).split()
)
"""Units by their commands."""

FONTS = frozenset({"text", "mathrm", "textrm", "mathup", "ensuremath"})
"""Commands around the symbol of a unit that a file declares."""

_SHORT = re.compile(r"([afpnumcdhkMGT]?)(g|m|s|mol|A|l|L|Hz|N|Pa|ohm|V|W|J|eV|F|H|C|K|B|T)")
r"""Units by their symbols: ``\km``, ``\um``, ``\GHz``."""

_WITHOUT_SPACE = ("°", "′", "″")
_ARGUMENT = r"\s*\{((?:[^{}]|\{[^{}]*\})*)\}"
_OPTIONS = r"\s*(?:\[([^][]*)\])?"
_RANGE = re.compile(rf"\\(?:SI|qty)range{_OPTIONS}{_ARGUMENT}{_ARGUMENT}{_ARGUMENT}")
_QUANTITIES = re.compile(rf"\\(?:SI|qty)list{_OPTIONS}{_ARGUMENT}{_ARGUMENT}")
_QUANTITY = re.compile(rf"\\(?:SI|qty(?:product)?){_OPTIONS}{_ARGUMENT}\s*(?:\[[^][]*\])?{_ARGUMENT}")
_UNIT = re.compile(rf"\\(?:si|unit){_OPTIONS}{_ARGUMENT}")
_NUMBERS = re.compile(rf"\\numrange{_OPTIONS}{_ARGUMENT}{_ARGUMENT}")
_NUMBER = re.compile(rf"\\num(?:list|product)?{_OPTIONS}{_ARGUMENT}")
_ANGLE = re.compile(rf"\\ang{_OPTIONS}{_ARGUMENT}")
_TOKEN = re.compile(
    r"\\(?P<name>[A-Za-z]+)\s*(?:\{(?P<argument>[^{}]*)\})?|\^\s*(?:\{(?P<power>[^{}]*)\}|(?P<digit>\d))"
    r"|(?P<product>[.~]|\\[,;])|(?P<text>[^\\^.~{}\s]+)|[\s{}]+"
)


def with_units(source: str) -> str:
    """Write numbers and units as text; one whose unit nobody knows stays as it is."""
    if not any(map(source.__contains__, ("\\SI", "\\si", "\\qty", "\\unit", "\\num", "\\ang"))):
        return source
    for pattern, write in _WRITERS:
        source = pattern.sub(partial(_written, write), source)
    return source


def _written(write: Callable[..., str], match: re.Match[str]) -> str:
    """Return what a command says, for text or for a formula."""
    options, *arguments = match.groups(default="")
    try:
        text = write(options, *arguments)
    except LookupError:
        return match[0]
    is_in_formula = len(re.findall(r"(?<!\\)\$", match.string[: match.start()])) % 2
    return rf"\text{{{text}}}" if is_in_formula else text


def _range(options: str, first: str, last: str, unit: str) -> str:
    return _with_unit(_numbers("", first, last), unit_text(unit, options))


def _quantity(options: str, number: str, unit: str) -> str:
    return _with_unit(number_text(number), unit_text(unit, options))


def _quantities(options: str, numbers: str, unit: str) -> str:
    return _with_unit(_number("", numbers), unit_text(unit, options))


def _with_unit(number: str, unit: str) -> str:
    return number + ("" if not number or unit in _WITHOUT_SPACE else "~") + unit


def _numbers(_options: str, first: str, last: str) -> str:
    return f"{number_text(first)}–{number_text(last)}"


def _number(_options: str, source: str) -> str:
    return ", ".join(number_text(number) for number in source.split(";"))


def _unit(options: str, source: str) -> str:
    return unit_text(source, options)


def _angle(_options: str, source: str) -> str:
    parts = zip(source.split(";"), _WITHOUT_SPACE, strict=False)
    return "".join(number_text(number) + sign for number, sign in parts if number.strip())


_WRITERS: tuple[tuple[re.Pattern[str], Callable[..., str]], ...] = (
    (_RANGE, _range),
    (_QUANTITIES, _quantities),
    (_QUANTITY, _quantity),
    (_UNIT, _unit),
    (_NUMBERS, _numbers),
    (_NUMBER, _number),
    (_ANGLE, _angle),
)


def number_text(source: str) -> str:
    """Write a number: ``1e5`` as ``1 × 10⁵``, ``-2`` as ``−2``."""
    text = re.sub(r"\\pm(?![A-Za-z])\s*|\+-", "±", source.replace(" ", ""))
    text = re.sub(r"x|\\times(?![A-Za-z])", " × ", text)
    text = re.sub(r"[eEdD]([+-]?\d+)$", lambda power: f" × 10{_raised(power[1])}", text)
    text = re.sub(r"(?<=\d)±(?=\d)", " ± ", text).replace("-", "−").replace(",", ".")
    return text.removeprefix(" × ")


def _raised(number: str) -> str:
    return "".join(SUPERSCRIPTS[sign] for sign in number.removeprefix("+").replace("-", "−"))


def unit_text(source: str, options: str = "") -> str:
    r"""Write a unit: ``\metre\per\second`` as ``m s⁻¹``; raises ``KeyError`` for one that is not known."""
    units: list[list[str]] = []
    prefix, power, is_inverse = "", "", False
    for token in _TOKEN.finditer(source):
        name, text = token["name"], token["text"]
        if name in FONTS and token["argument"]:
            name, text = None, token["argument"]
        if name in PREFIXES:
            prefix += PREFIXES[name]
        elif name == "per":
            is_inverse = True
        elif name in {"square", "cubic", "raiseto"}:
            power = token["argument"] or {"square": "2", "cubic": "3"}[name]
        elif name in {"squared", "cubed", "tothe"} or token["power"] or token["digit"]:
            raised_to = token["argument"] or token["power"] or token["digit"]
            units[-1][1] = raised_to or {"squared": "2", "cubed": "3"}[name]
        elif name or text:
            symbol = _symbol(name) if name else text
            units.append([prefix + symbol, power, "−" if is_inverse else ""])
            prefix, power, is_inverse = "", "", False
    if "symbol" in options:
        above = [unit + _raised(power) for unit, power, inverse in units if not inverse]
        below = [unit + _raised(power) for unit, power, inverse in units if inverse]
        return "~".join(above) + "".join(f"/{unit}" for unit in below)
    return "~".join(
        unit + _raised(inverse + (power or ("1" if inverse else ""))) for unit, power, inverse in units
    )


def _symbol(name: str) -> str:
    if name in UNITS:
        return UNITS[name]
    short = _SHORT.fullmatch(name)
    if short is None:
        raise KeyError(name)
    return short[1].replace("u", "µ") + short[2].replace("ohm", "Ω")
