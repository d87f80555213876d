"""Paper: one function turns a template and plain data into a tagged, one-look PDF.

``pdf(template, data)`` for a sheet, ``qr(text)`` for a code to scan. Templates are Typst files
that live in the house that prints them and begin with ``#import "/web/print/palier.typ": *``.
"""

from palier.web.print.press import PrintError, pages, pdf
from palier.web.print.printable import clipped, printable
from palier.web.print.qr import CodeError, Drawing, qr

__all__ = ["CodeError", "Drawing", "PrintError", "clipped", "pages", "pdf", "printable", "qr"]
