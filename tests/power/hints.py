"""Where each sync shows that it is needed: the script to look at first.

In: the name of a sync (`sites`), by its beginning. Out: names of scripts. A hint saves time; a wrong one fails the
test.
"""

from __future__ import annotations

HINTS: dict[str, str] = {
    "vault/attached.": "beside",
    "vault/birth.": "birth",
    "vault/disk.": "birth",
    "vault/ledger.checkpoint.": "captures",
    "vault/ledger.place_checkpoint.": "captures",
    "vault/exhibit.": "exhibit",
    "vault/outgoing.": "exhibit",
    "vault/outgoing.promised.make_folders": "exhibit elsewhere",
    "vault/objects.put.": "captures",
    "vault/objects._settle_all.": "bulk",
    "vault/objects._settle.": "unsynced shard",
    "vault/objects.": "captures",
    "vault/vault.keep_key.make_folders": "key elsewhere",
    "vault/vault.keep_key.": "rotation",
    "vault/vault.adopt_key.": "rotation",
    "vault/vault.prepare.sync_folder.0": "unsynced birth",
    "vault/vault.prepare.sync_folder": "unsynced salt",
    "vault/write.write_block.fsync": "captures",
    "vault/write.write_block.sync_folder": "files",
    "vault/write.take_back.": "taken back",
    "vault/write.write_again.fsync": "unsynced line",
    "vault/write.write_again.sync_folder": "unsynced line",
    "folder/bundle.": "bundle",
    "folder/case.": "case",
    "folder/drafts.discard.": "erase",
    "folder/drafts.": "case",
    "folder/merged.receive.sync_folder": "unsynced merge",
    "folder/merged.": "merge",
    "folder/whole.": "case",
    "keyring/ring.accept.": "unsynced key",
    "keyring/ring.change.": "change",
    "keyring/ring.destroy.": "erase",
    "keyring/fields.": "fields",
    "keyring/fields.settle.sync_file": "fields apart",
    "keyring/fields.settle.sync_folder": "fields apart",
    "vault/disk.sync_file.": "fields apart",
    "folder/copies.": "erase",
    "folder/whole.shred.": "erase",
    "keyring/ring.withhold.": "fields",
    "keyring/ring.": "case",
}
"""The longest beginning counts."""


def hint(site: str) -> str:
    """Return the script to look at for a sync."""
    return HINTS[max((start for start in HINTS if site.startswith(start)), key=len)]
