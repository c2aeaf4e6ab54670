"""Runs the OASIS validator (stix2-validator) over files and prints one line for each that it refuses."""
import sys

from stix2validator import ValidationOptions, validate_file

for name in sys.argv[1:]:
    result = validate_file(name, ValidationOptions(version="2.1"))
    if not result.is_valid:
        errors = [str(e) for o in result.object_results for e in (o.errors or [])]
        print(name, "; ".join(errors) if errors else str(result.fatal.error))
