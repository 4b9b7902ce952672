"""The token of a session is with its client and nowhere else."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from orrery.core.identity.session.tokens import session_id
from orrery.core.node.schema import MIGRATIONS, upgrade
from orrery.testlib.kernel import raw
from orrery.testlib.rest import ZONES, Server, run

TOKEN = "0123456789abcdef" * 2
SESSIONS = "/zstack/v1/accounts/sessions"


def test_no_table_log_or_other_answer_holds_a_token(caplog: pytest.LogCaptureFixture) -> None:
    """After all that can be done in, to and with a session, well and badly."""

    async def body(server: Server) -> None:
        http, first = server.http, server.session
        await server.log_in()
        second = server.session
        http.headers["Authorization"] = f"OAuth {first}"
        renew = {"renewSession": {"duration": 100_000}}
        own = await server.end_of(await http.put(f"{SESSIONS}/{first}/renew", json=renew))
        assert own.json()["inventory"]["uuid"] == first
        other = await server.end_of(await http.put(f"{SESSIONS}/{second}/renew", json=renew))
        assert other.json()["inventory"]["uuid"] == session_id(second)
        assert (await http.get(f"{SESSIONS}/{second}/valid")).json()["valid"] is True
        bad = {"renewSession": {"duration": 1}}
        assert (
            second not in (await server.end_of(await http.put(f"{SESSIONS}/{second}/renew", json=bad))).text
        )
        assert first not in (await http.post(ZONES, json={"params": {"name": first[:31]}})).text
        for api in ("longjobs", "audits", "events"):
            assert first not in (await http.get(f"/zstack/v1/{api}")).text
        assert (await http.delete(f"{SESSIONS}/{second}")).status_code == 200
        http.headers["Authorization"] = f"OAuth {second}"
        assert second not in (await http.get(ZONES)).text
        kept = "\n".join(raw(server.node.kernel.db).iterdump())
        assert session_id(first) in kept
        # the client of this test logs the URLs that it asks for
        told = "\n".join(one.getMessage() for one in caplog.records if not one.name.startswith("http"))
        for token in (first, second):
            assert token not in kept
            assert token not in told
        http.headers["Authorization"] = f"OAuth {first}"
        assert (await http.get(ZONES)).status_code == 200
        http.headers["Authorization"] = f"OAuth {session_id(first)}"
        assert (await http.get(ZONES)).json()["error"]["code"] == "ID.1001"

    with caplog.at_level(logging.DEBUG):
        run(body)


def test_sessions_of_an_earlier_version_last_and_their_tokens_are_gone(tmp_path: Path) -> None:
    path = tmp_path / "o.db"
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    with sqlite3.connect(path) as db:
        row = (TOKEN, "a", "a", "SystemAdmin", 9, 0, 0)
        names = "uuid, account_uuid, user_uuid, user_type, expired_date, create_date, last_op_date"
        db.execute(f"INSERT INTO session ({names}) VALUES (?, ?, ?, ?, ?, ?, ?)", row)
    db.close()
    assert TOKEN.encode() in path.read_bytes()
    upgrade(str(path), to="0005")
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT uuid FROM session").fetchall() == [(session_id(TOKEN),)]
    db.close()
    assert not [one.name for one in tmp_path.iterdir() if TOKEN.encode() in one.read_bytes()]
