"""What holds for a user, and the refusal of what does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from orrery.core.identity.policy.model import Policy, UserGroupPolicyRef, UserPolicyRef
from orrery.core.identity.policy.permissions import Permissions
from orrery.core.identity.user.model import UserGroupUserRef
from orrery.core.kernel.api.message import ApiMessage, Declaration
from orrery.core.kernel.db.database import Database
from orrery.core.kernel.db.model import Uuid
from orrery.core.kernel.db.transaction import Transaction
from orrery.core.kernel.errors import PermissionDenied, Refused
from orrery.core.kernel.ownership import Caller, Named
from orrery.core.kernel.query import Kind, Opens, anything

Call = tuple[type[ApiMessage], tuple[Named, ...]]
"""An API, and the resources that a call of it names."""


def permissions_of(tx: Transaction, user: Uuid) -> Permissions:
    """The statements of a user's own policies and of those of its groups."""
    policies = [ref.policy_uuid for ref in tx.find(UserPolicyRef, user_uuid=user)]
    for member in tx.find(UserGroupUserRef, user_uuid=user):
        policies += [ref.policy_uuid for ref in tx.find(UserGroupPolicyRef, group_uuid=member.group_uuid)]
    found = [tx.get(Policy, uuid) for uuid in dict.fromkeys(policies)]
    return Permissions(tuple(one for policy in found if policy is not None for one in policy.statements))


def refuse_unpermitted(
    tx: Transaction, caller: Caller, api: Declaration, named: Sequence[Named] | None
) -> None:
    """Raises PermissionDenied where policies do not let a user make a call that names these resources.

    Where it is not known yet what is `named`: where they let it make no such call at all.
    """
    if not caller.is_user:
        return
    permissions = permissions_of(tx, caller.user_uuid)
    if named is None and not permissions.may_ever(api):
        raise PermissionDenied(f"no policy of user[uuid:{caller.user_uuid}] allows it to call {api.name}")
    if named is not None and not permissions.may(api, named):
        what = ", ".join(f"{vo.removesuffix('VO')}[uuid:{uuid}]" for vo, uuid in named) or "no resource"
        raise PermissionDenied(
            f"the policies of user[uuid:{caller.user_uuid}] do not allow it to call {api.name} on {what}"
        )


async def readable(db: Database, caller: Caller | None, declared: Mapping[str, Declaration]) -> Opens:
    """Refuses the kinds that a caller may not read; policies decide for users alone."""
    if caller is None or not caller.is_user:
        return anything
    permissions = await db.read_uncommitted(permissions_of, caller.user_uuid)

    def refuse(kind: Kind) -> None:
        apis = _queries(kind, declared)
        if apis and not any(permissions.may(api, ()) for api in apis):
            raise PermissionDenied(
                f"this reads {kind.model.__name__}, for which policies would have to allow"
                f" user[uuid:{caller.user_uuid}] to call {apis[0].name}"
            )

    return refuse


def _queries(kind: Kind, declared: Mapping[str, Declaration]) -> list[Declaration]:
    """The APIs that list a kind; none for one that is only shown inside of others."""
    apis = [api for api in declared.values() if api.is_query and api.returns is kind.model]
    return [api for api in apis if api.subtype in (None, kind.subtype)] or apis


@contextmanager
def able_to_take_back(tx: Transaction, author: Caller | None, *calls: Call) -> Iterator[None]:
    """What is written inside must not take from its author, a user, a call that would take it back.

    Raises Refused where it does; then nothing of it stays, since the transaction ends with it.
    """
    if author is None or not author.is_user:
        yield
        return
    before = permissions_of(tx, author.user_uuid)
    yield
    after = permissions_of(tx, author.user_uuid)
    for message, named in calls:
        api = message.declaration
        if before.may(api, named) and not after.may(api, named):
            raise Refused(
                f"user[uuid:{author.user_uuid}] would lock itself out: it could not call {api.name} any more,"
                " so it could not take this back; have the account or another user do it"
            )


def default_names(account: Uuid) -> tuple[str, str]:
    """The names of the policies that every new user of an account gets."""
    return f"DEFAULT-READ-{account}", f"USER-RESET-PASSWORD-{account}"


def attach_defaults(tx: Transaction, account: Uuid, user: Uuid) -> None:
    """Gives a new user the default policies of its account, those of them that the account has kept."""
    for name in default_names(account):
        policy = tx.first(Policy, account_uuid=account, name=name)
        if policy is not None:
            attach(tx, UserPolicyRef, {"user_uuid": user, "policy_uuid": policy.uuid})


def attach(
    tx: Transaction, ref: type[UserPolicyRef] | type[UserGroupPolicyRef], both: Mapping[str, Uuid]
) -> None:
    """Lets a policy hold for a user or a group; twice is no error."""
    if tx.first(ref, **both) is None:
        tx.insert(ref, **both, create_date=tx.now, last_op_date=tx.now)
