#!/bin/sh
# Print the path of a Python that can make the virtual environment, or say what is missing.
# The versions that the pinned packages are tested with come first; any later one is tried last.
set -u
wanted="${1:-python3}"

# The version as one number (3.11 is 311), or nothing where there is no such interpreter.
version() {
    "$1" -c 'import sys; print(sys.version_info[0] * 100 + sys.version_info[1])' 2>/dev/null
}

found=""
for candidate in "$wanted" python3.13 python3.12 python3.11; do
    number=$(version "$candidate") || continue
    if [ "${number:-0}" -ge 311 ] && [ "$number" -le 313 ]; then
        found="$candidate"
        break
    fi
done

if [ -z "$found" ]; then
    number=$(version "$wanted") || number=0
    if [ "${number:-0}" -lt 311 ]; then
        echo "Python 3.11 or later is needed, and '$wanted' is not one." >&2
        echo "Install it (Debian: apt install python3 python3-venv; macOS: brew install python@3.13)," >&2
        echo "or name one that you have: make PYTHON=/path/to/python3.12" >&2
        exit 1
    fi
    echo "The pinned packages are tested with Python 3.11 to 3.13; '$wanted' is newer. Trying it." >&2
    found="$wanted"
fi

if ! "$found" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "'$found' cannot make virtual environments: its modules venv and ensurepip are missing." >&2
    echo "Debian and Ubuntu have them in a package of their own: apt install python3-venv" >&2
    exit 1
fi
"$found" -c 'import sys; print(sys.executable)'
