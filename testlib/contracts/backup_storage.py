"""The contract of `orrery.core.storage.backup.backend.BackupStorageBackend`."""

from __future__ import annotations

import pytest

from orrery.core.kernel.errors import BackendError, BackendRefused, Overtaken
from orrery.core.kernel.location import Location, read_location
from orrery.core.storage.backup.backend import ImageFile, ImageOrigin
from orrery.testlib.contracts.lab import Lab, first

NOTE_BYTES = 1 << 16
"""What a storage may take for notes beside an image."""


class BackupStorageContract:
    """Subclass it in the test module of a backup storage backend."""

    def place(self, lab: Lab) -> Location:
        """Where an image is to be kept."""
        return read_location(f"{lab.image_store.url}/{'e' * 32}.qcow2")

    def add(self, lab: Lab, run: int, origin: ImageOrigin | None = None) -> ImageFile:
        """Takes in an image, and gives what it is."""
        told: list[int] = []
        adding = lab.backup.add_image(
            lab.image_store,
            self.place(lab),
            origin or lab.origin,
            first(run),
            lambda done, total: told.append(done),
        )
        return lab.run(adding)

    def delete(self, lab: Lab, run: int) -> None:
        """Removes the image."""
        lab.run(lab.backup.delete_image(lab.image_store, self.place(lab), first(run)))

    def found(self, lab: Lab) -> ImageFile:
        """What the storage says of the image."""
        return lab.run(lab.backup.image_file(lab.image_store, self.place(lab)))

    def test_a_storage_says_how_large_it_is(self, lab: Lab) -> None:
        for _ in range(2):
            said = lab.run(lab.backup.connect(lab.image_store, first()))
            assert 0 < said.available <= said.total
        assert lab.run(lab.backup.capacity(lab.image_store)) == said

    def test_an_image_is_kept_once_however_often_the_call_comes(self, lab: Lab) -> None:
        before = lab.run(lab.backup.connect(lab.image_store, first()))
        added = self.add(lab, 1)
        assert self.add(lab, 1) == added
        assert self.found(lab) == added
        after = lab.run(lab.backup.capacity(lab.image_store))
        taken = before.available - after.available
        assert added.actual_size <= taken <= added.actual_size + NOTE_BYTES

    def test_a_source_that_cannot_be_read_leaves_nothing(self, lab: Lab) -> None:
        before = lab.run(lab.backup.connect(lab.image_store, first()))
        with pytest.raises(BackendError):
            self.add(lab, 1, lab.unreadable)
        assert lab.run(lab.backup.capacity(lab.image_store)) == before
        with pytest.raises(BackendRefused):
            self.found(lab)

    def test_a_deleted_image_is_gone_and_stays_gone(self, lab: Lab) -> None:
        lab.run(lab.backup.connect(lab.image_store, first()))
        self.add(lab, 1)
        for run in (3, 3, 4):
            self.delete(lab, run)
        with pytest.raises(BackendRefused):
            self.found(lab)
        for run in (2, 4):
            with pytest.raises(Overtaken):
                self.add(lab, run)
        self.add(lab, 5)
        assert self.found(lab).size > 0
