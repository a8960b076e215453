"""The application behind a real socket, for tests in a browser."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from samesaid.review.store.database import Database
from samesaid.review.web.app import create_app
from samesaid.review.web.config import ReviewConfig


@contextmanager
def served(database: Database) -> Iterator[str]:
    """The address of the application over a database, until the block is left."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        app = create_app(ReviewConfig(port=port), database)
        settings = uvicorn.Config(app, log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=1)
        server = uvicorn.Server(settings)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join()
