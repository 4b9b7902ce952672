"""What happens to images in cascades.

A deleted backup storage takes its copies along, and an image with its last copy. A deleted image becomes
Deleted on its storages, or goes at once, by the deletion policy; what was made of it stays.
"""

from __future__ import annotations

from sqlalchemy import bindparam, select

from orrery.core.kernel.cascade import Action, Edge, finder
from orrery.core.kernel.db.statement import Statement
from orrery.core.storage.image.messages import DeleteImage, RemoveImageCopy
from orrery.core.storage.image.model import Image, ImageBackupStorageRef

COPIES_OF_ACCOUNT = Statement(
    select(ImageBackupStorageRef.image_uuid, ImageBackupStorageRef.backup_storage_uuid)
    .join(Image, Image.uuid == ImageBackupStorageRef.image_uuid)
    .where(Image.account_uuid == bindparam("account"))
    .order_by(ImageBackupStorageRef.id)
)
COPY = ("image_uuid", "backup_storage_uuid")

CASCADES = (
    Action("image.delete", Image, api=DeleteImage),
    Action("imageCopy.retire", ImageBackupStorageRef, columns=COPY),
    Action(
        "imageCopy.delete", ImageBackupStorageRef, columns=COPY, act=lambda key, force: RemoveImageCopy(*key)
    ),
    Edge("image.delete", "imageCopy.retire", by="image_uuid"),
    Edge("account.delete", "imageCopy.delete", find=finder(COPIES_OF_ACCOUNT, "account")),
    Edge("backupStorage.delete", "imageCopy.delete", by="backup_storage_uuid"),
)
