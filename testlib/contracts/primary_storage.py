"""The contract of `orrery.core.storage.primary.backend.PrimaryStorageBackend`."""

from __future__ import annotations

import pytest

from orrery.core.kernel.errors import BackendRefused, Overtaken
from orrery.core.kernel.location import Location, read_location
from orrery.core.storage.primary.backend import ImageSource
from orrery.core.storage.primary.capabilities import PROTOCOLS, StorageCapability
from orrery.core.storage.primary.paths import DATA_VOLUMES, FileLayout
from orrery.testlib.contracts.lab import GIB, Lab, connect, first


class PrimaryStorageContract:
    """Subclass it in the test module of a primary storage backend."""

    def prepare(self, lab: Lab) -> None:
        """Connects the hosts, and the storage on the first."""
        connect(lab)
        lab.run(lab.primary.connect([lab.storage], lab.hosts[0], first()))

    def place(self, lab: Lab, uuid: str = "b" * 32) -> Location:
        """Where a volume is to be kept."""
        return FileLayout().volume(lab.storage, DATA_VOLUMES, "f" * 32, (uuid, None))

    def create(self, lab: Lab, run: int, size: int = GIB) -> int:
        """Makes a volume; gives how many bytes are stored."""
        host = lab.hosts[0]
        return lab.run(lab.primary.create_volume(lab.storage, self.place(lab), size, None, host, first(run)))

    def size(self, lab: Lab) -> tuple[int, int]:
        """The size of the volume, and what is stored of it."""
        return lab.run(lab.primary.volume_size(lab.storage, self.place(lab), lab.hosts[0]))

    def delete(self, lab: Lab, run: int) -> None:
        """Removes the volume."""
        lab.run(lab.primary.delete_bits(lab.storage, self.place(lab), lab.hosts[0], first(run)))

    def test_a_storage_says_how_large_it_is_on_every_host(self, lab: Lab) -> None:
        connect(lab)
        for host in (*lab.hosts, lab.hosts[0]):
            (said,) = lab.run(lab.primary.connect([lab.storage], host, first()))
            assert 0 < said.available <= said.total
            assert lab.run(lab.primary.capacity(lab.storage, host)) == said

    def test_a_volume_has_its_size(self, lab: Lab) -> None:
        self.prepare(lab)
        stored = self.create(lab, 1)
        assert self.size(lab) == (GIB, stored)

    def test_a_repeated_call_makes_no_second_volume_and_is_answered_the_same(self, lab: Lab) -> None:
        self.prepare(lab)
        before = lab.run(lab.primary.capacity(lab.storage, lab.hosts[0]))
        stored = self.create(lab, 1)
        assert self.create(lab, 1) == stored
        after = lab.run(lab.primary.capacity(lab.storage, lab.hosts[0]))
        assert before.available - after.available == stored

    def test_a_deleted_volume_is_gone_and_stays_gone(self, lab: Lab) -> None:
        self.prepare(lab)
        self.create(lab, 1)
        for run in (3, 3, 4):
            self.delete(lab, run)
        with pytest.raises(BackendRefused):
            self.size(lab)
        for run in (2, 4):
            with pytest.raises(Overtaken):
                self.create(lab, run)
        self.create(lab, 5)
        assert self.size(lab)[0] == GIB

    def test_what_was_never_there_is_deleted_with_success(self, lab: Lab) -> None:
        self.prepare(lab)
        self.delete(lab, 1)

    def test_a_late_removal_is_overtaken(self, lab: Lab) -> None:
        self.prepare(lab)
        self.create(lab, 5)
        with pytest.raises(Overtaken):
            self.delete(lab, 4)
        assert self.size(lab)[0] == GIB

    def test_a_volume_that_does_not_fit_is_refused_and_takes_nothing(self, lab: Lab) -> None:
        self.prepare(lab)
        before = lab.run(lab.primary.capacity(lab.storage, lab.hosts[0]))
        with pytest.raises(BackendRefused):
            self.create(lab, 1, size=before.total + GIB)
        assert lab.run(lab.primary.capacity(lab.storage, lab.hosts[0])) == before

    def test_volumes_are_made_of_cached_images(self, lab: Lab) -> None:
        self.prepare(lab)
        lab.run(lab.backup.connect(lab.image_store, first()))
        layout, host = FileLayout(), lab.hosts[0]
        kept = read_location(f"{lab.image_store.url}/{'e' * 32}.{lab.origin.format}")
        image = lab.run(
            lab.backup.add_image(lab.image_store, kept, lab.origin, first(), lambda done, total: None)
        )
        source = ImageSource(lab.image_store.uuid, kept)
        cached = layout.image(lab.storage, "e" * 32, lab.origin.format)
        taken = lab.run(lab.primary.download_image(lab.storage, cached, source, host, first()))
        assert taken == image.actual_size
        at = self.place(lab)
        lab.run(lab.primary.create_volume(lab.storage, at, image.size, cached, host, first(2)))
        assert self.size(lab)[0] == image.size

    @pytest.mark.parametrize("capability", list(StorageCapability))
    def test_a_backend_has_the_protocols_of_its_capabilities_and_no_other(
        self, lab: Lab, capability: StorageCapability
    ) -> None:
        declared = capability in lab.primary.capabilities
        assert isinstance(lab.primary, PROTOCOLS[capability]) == declared
