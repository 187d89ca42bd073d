"""From paths and texts to documents, and from documents to blocks of readable text."""

from claimcheck.readers import html, jsonl, markdown, text  # noqa: F401  (they register themselves)
from claimcheck.readers.blocks import Block, BlockKind
from claimcheck.readers.documents import blocks, document_from_text, read_document
from claimcheck.readers.inputs import article_files, new_records, read_inputs

__all__ = [
    "Block",
    "BlockKind",
    "article_files",
    "blocks",
    "document_from_text",
    "new_records",
    "read_document",
    "read_inputs",
]
