"""Gateway transport compression: one stream per connection, flushed after every message."""

from __future__ import annotations

import zlib
from collections.abc import Callable

Packer = Callable[[bytes], bytes]


def packer(compress: str | None) -> Packer | None:
    """A compressor for the `compress` query parameter of a connection; None for plain text.

    Raises ValueError for a compression Discord does not speak.
    """
    if compress is None:
        return None
    if compress == "zlib-stream":
        return _zlib()
    if compress == "zstd-stream":
        return _zstd()
    msg = f"unknown transport compression {compress!r}"
    raise ValueError(msg)


def _zlib() -> Packer:
    stream = zlib.compressobj()
    return lambda data: stream.compress(data) + stream.flush(zlib.Z_SYNC_FLUSH)


def _zstd() -> Packer:
    import zstandard  # imported here: only clients that have it ask for it

    stream = zstandard.ZstdCompressor().compressobj()
    return lambda data: stream.compress(data) + stream.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
