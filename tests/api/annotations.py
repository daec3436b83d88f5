"""Finds every annotation again from its selectors alone: the words from the
TextQuoteSelector, the place from the TextPositionSelector, both the same.
Knows nothing of the program but two addresses.

    python annotations.py http://127.0.0.1:7474
"""

import json
import sys
import urllib.request

base = sys.argv[1].rstrip("/")


def fetch(path):
    with urllib.request.urlopen(base + path) as answer:
        return answer.read().decode("utf-8")


def by_quote(text, selector):
    """Places where the quote stands between its prefix and its suffix."""
    whole = selector.get("prefix", "") + selector["exact"] + selector.get("suffix", "")
    lead, found, at = len(selector.get("prefix", "")), [], text.find(whole)
    while at >= 0:
        found.append((at + lead, at + lead + len(selector["exact"])))
        at = text.find(whole, at + 1)
    return found


def faults(annotation, text):
    """What keeps it from being an annotation that can be found again."""
    if annotation.get("type") != "Annotation" or not annotation.get("id") or "target" not in annotation:
        return "is no annotation of the W3C model"
    for body in annotation["body"]:
        if body.get("type") != "TextualBody" or "value" not in body:
            return "has a body that is no TextualBody"
    selectors = {selector["type"]: selector for selector in annotation["target"]["selector"]}
    quote, place = selectors["TextQuoteSelector"], selectors["TextPositionSelector"]
    if text[place["start"] : place["end"]] != quote["exact"]:
        return f"{text[place['start']:place['end']]!r} stands where {quote['exact']!r} should"
    if (place["start"], place["end"]) not in by_quote(text, quote):
        return f"the quote {quote['exact']!r} is not found at its place"
    if len(by_quote(text, quote)) != 1:
        return f"the quote {quote['exact']!r} is found more than once"
    return None


found = wrong = 0
for item in json.loads(fetch("/api/v1/documents"))["items"]:
    text = fetch(f"/api/v1/documents/{item['name']}/text")
    page = json.loads(fetch(f"/api/v1/documents/{item['name']}/annotations"))
    if page["@context"] != "http://www.w3.org/ns/anno.jsonld" or page["type"] != "AnnotationPage":
        sys.exit(f"{item['name']}: no page of annotations")
    for annotation in page["items"]:
        found += 1
        fault = faults(annotation, text)
        if fault:
            wrong += 1
            print(f"{annotation.get('id')}: {fault}")
print(f"annotations: {found - wrong} found again, {wrong} not")
sys.exit(1 if wrong or not found else 0)
