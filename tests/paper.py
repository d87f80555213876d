"""What the checkers of PDF find on our paper, without what they get wrong."""

from io import BytesIO
from typing import Any

import pikepdf

MISREAD = "PDFA2A-STREAM-LENGTH-001"
"""page-validation takes the end of line before « endstream » for a part of a stream whose last byte
happens to be a carriage return. qpdf, which reads every stream, is asked instead."""


def faults_of(report: Any, paper: bytes) -> list[tuple[str, str]]:
    """Rules broken by ``paper``, with their message."""
    found = [(one.rule_id, one.message) for one in report.failures if one.rule_id != MISREAD]
    with pikepdf.open(BytesIO(paper)) as read:
        return found + [("qpdf", said) for said in read.check_pdf_syntax()]
