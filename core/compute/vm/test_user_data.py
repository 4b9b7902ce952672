"""User data is shown without the secrets in it, and otherwise as it was sent."""

from __future__ import annotations

import base64

import pytest

from orrery.core.compute.vm.user_data import mask_user_data

SECRET = "hunter2"


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def shown(text: str) -> str:
    """What the owner reads of a text that was sent in base64."""
    return base64.b64decode(mask_user_data(encoded(text))).decode()


@pytest.mark.parametrize(
    ("sent", "seen"),
    [
        ("password: hunter2", "password: ***"),
        ("  - plain_text_passwd: 'hun''ter2'  # x", "  - plain_text_passwd: ***  # x"),
        ("passwd: $6$salt$hunter2", "passwd: ***"),
        ("echo '$6$salt$hunter2' > x", "echo '***' > x"),
        ('{"secret": "hunter2", "a": 1}', '{"secret": ***, "a": 1}'),
        ("token = hunter2", "token = ***"),
        ("export DB_PASSWORD=hunter2 && run", "export DB_PASSWORD=*** && run"),
        ("mysqladmin --admin-password hunter2 status", "mysqladmin --admin-password *** status"),
        ("curl -u me:hunter2 https://host/", "curl -u me:*** https://host/"),
        ("wget ftp://me:hunter2@host/x", "wget ftp://me:***@host/x"),
        ("X: Bearer hunter2", "X: Bearer ***"),
        ("echo root:hunter2 | chpasswd", "echo root:*** | chpasswd"),
        ("chpasswd <<EOF\nroot:hunter2\nEOF\na:b", "chpasswd <<EOF\nroot:***\nEOF\na:b"),
        (
            "chpasswd:\n  expire: False\n  list: |\n    root:hunter2\nrun: x",
            "chpasswd:\n  expire: False\n  list: |\n    root:***\nrun: x",
        ),
        ("password: |\n  hunter2\n  hunter2\nrun: x", "password: |\n  ***\n  ***\nrun: x"),
        (
            " -----BEGIN RSA PRIVATE KEY-----\n hunter2\n -----END RSA PRIVATE KEY-----\nx",
            " -----BEGIN RSA PRIVATE KEY-----\n ***\n -----END RSA PRIVATE KEY-----\nx",
        ),
        ("net user admin hunter2 /add", "net user admin *** /add"),
        (f"content: {encoded('a=1 password=hunter2')}", f"content: {encoded('a=1 password=***')}"),
        (f"{encoded('user=me password=hunter2')}\nrun", f"{encoded('user=me password=***')}\nrun"),
    ],
)
def test_only_the_secrets_are_masked(sent: str, seen: str) -> None:
    assert shown(sent) == seen
    assert mask_user_data(f"# {sent}") == f"# {seen}" or "\n" in sent
    assert SECRET not in seen


@pytest.mark.parametrize(
    "text",
    [
        "#cloud-config\nlock_passwd: true\nssh_pwauth: True\nusers: [default]\n",
        "#!/bin/sh\necho 'the password is in the vault'\ncp /usr/local/share/something/very/long /tmp\n",
        "ssh_authorized_keys:\n  - ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC7 me@host\n",
        "runcmd:\r\n  - [ls, -l]\r\n",
        "",
    ],
)
def test_what_holds_no_secret_is_shown_to_the_letter(text: str) -> None:
    for sent in (encoded(text), encoded(text).rstrip("="), text):
        assert mask_user_data(sent) == sent


def test_what_cannot_be_looked_into_is_masked_whole() -> None:
    for content in (b"\x1f\x8b\x08\x00password", b"\xff\xfe", b"a\0b"):
        assert mask_user_data(base64.b64encode(content).decode()) == "***"
    compressed = base64.b64encode(b"\x1f\x8b\x08\x00" + b"x" * 20).decode()
    assert shown(f"content: {compressed}") == "content: ***"
    deep = "password: hunter2"
    for _ in range(10):
        deep = encoded(deep)
    assert SECRET not in mask_user_data(deep) and deep not in mask_user_data(deep)
