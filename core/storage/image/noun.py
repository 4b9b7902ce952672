"""What images bring to a node."""

from __future__ import annotations

from orrery.core.kernel.plugins import Noun
from orrery.core.kernel.tags import TagPattern
from orrery.core.longjob.strategies import AfterCrash, long_job
from orrery.core.storage.image import hooks
from orrery.core.storage.image.cascade import CASCADES
from orrery.core.storage.image.configs import CONFIGS
from orrery.core.storage.image.messages import AddImage
from orrery.core.storage.image.model import STATE_TABLE, STATUS_TABLE
from orrery.core.storage.image.quotas import IMAGES
from orrery.core.storage.image.service import ImageService
from orrery.core.storage.image.transactions import is_added
from orrery.core.storage.image.workflows import ADD_IMAGE, EXPUNGE_IMAGE

TAG_FORMS = (
    "qemuga",
    "imageName::{imageName}::primaryStorageUuid::{primaryStorageUuid}",
    "remote",
    "image::cert::{imageCert}",
    "sourceType::{sourceType}",
    "bootMode::{bootMode}",
    "CreatedBySystem",
    "temporary",
    "GuestTools::{guestToolsVersion}",
    "buildapp::{buildapp}",
    "packer",
    "applianceType::{applianceType}",
    "marketplace::true",
)
"""Accepted and stored."""

NOUN = Noun(
    name="image",
    services=(ImageService,),
    workflows=(ADD_IMAGE, EXPUNGE_IMAGE),
    cascades=CASCADES,
    states=(STATE_TABLE, STATUS_TABLE),
    configs=CONFIGS,
    quotas=(IMAGES,),
    hookspecs=hooks,
    strategies=(long_job(AddImage, AfterCrash.RESUMES, is_done=is_added),),
    tags=tuple(TagPattern("ImageVO", form) for form in TAG_FORMS),
)
