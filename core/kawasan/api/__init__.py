"""The JSON API: flask-smorest under `/api/v1/`, problem documents, and a specification filtered per regency."""

from __future__ import annotations

from kawasan.api.problems import problem, require_json
from kawasan.api.spec import KawasanApi

__all__ = ["KawasanApi", "problem", "require_json"]
