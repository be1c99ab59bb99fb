"""The complaint that every contestant stores, as c/sqlite.c and Complaints.swift write it."""

import json

TYPE = "complaint.filed"
FILED = 1578141000000


def facts(number):
    return {
        "complaint": f"P{number:07}", "customer": f"C{number * 7919 % 2000:04}",
        "technician": f"T{number % 60:02}", "channel": "phone", "category": "quality",
        "severity": "minor", "description": "水管漏水,维修后当晚又漏", "team": f"G{number % 6}",
        "region": f"R{number * 7919 % 10}", "acknowledgeDue": 1578227400000,
        "resolveDue": 1579017599999, "policy": 1,
    }


def text(number):
    return json.dumps(facts(number), ensure_ascii=False, separators=(",", ":"))


def stream(number):
    return f"complaint:P{number:07}"
