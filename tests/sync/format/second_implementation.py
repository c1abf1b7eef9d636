#!/usr/bin/env python3
"""A second implementation of sync/format/FORMAT.md, written from its text alone, to prove that the text is enough.

It reads a store with the eyes of one device, and writes into one as that device. It is no tool for people: it keeps
nothing, merges nothing, and every secret that it is given is a test's.

  read STORE SEED        what the device with this seed (hex) can read there, as JSON
  request STORE SEED NAME BASE
                         leaves the device's request to be enrolled
  sign-in STORE SEED NONCE BASE EVENT MEMBER
                         a segment with one sign-in, the first op of the device's log with this nonce
  open FILE PASSPHRASE   what a recovery or provisioning file holds, as JSON
"""

import hashlib
import json
import os
import re
import struct
import sys

import zstandard
from nacl import bindings as sodium
from nacl.exceptions import CryptoError

LARGEST = {"segment": 64 << 20, "trust list": 16 << 20, "enrolment request": 16 << 10, "state": 4 << 20}
LAST_STAMP_MS = 7258118400000  # 2200-01-01


class Refused(Exception):
    """A file that is not what FORMAT.md says, and why."""


def need(fact, why):
    if not fact:
        raise Refused(why)


# Cryptography and keys.


def hash_of(*pieces):
    return hashlib.blake2b(b"".join(pieces), digest_size=32).digest()


def derived(seed, number):
    salt = number.to_bytes(8, "little") + bytes(8)
    return hashlib.blake2b(b"", digest_size=32, key=seed, salt=salt, person=b"starharb" + bytes(8)).digest()


def decrypt(key, sealed, bound):
    try:
        return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed[24:], bound, sealed[:24], key)
    except (CryptoError, ValueError) as error:
        raise Refused("it can't be opened with this key") from error


def encrypt(key, plain, bound):
    nonce = os.urandom(24)
    return nonce + sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, bound, nonce, key)


def is_signed(key, message, signature):
    try:
        return sodium.crypto_sign_open(signature + message, key) == message
    except (CryptoError, ValueError):
        return False


def unlock(locked, passphrase):
    header = locked[:32]
    operations, memory = struct.unpack(">QQ", header[16:32])
    need(operations <= 16 and memory <= 1 << 30, "opening it would cost too much")
    key = sodium.crypto_pwhash_alg(
        32, passphrase.encode(), header[:16], operations, memory, sodium.crypto_pwhash_ALG_ARGON2ID13)
    return decrypt(key, locked[32:], header)


class Device:
    def __init__(self, seed):
        self.public, self.secret = sodium.crypto_sign_seed_keypair(derived(seed, 1))
        self.box_public, self.box_secret = sodium.crypto_box_seed_keypair(derived(seed, 2))

    def sign(self, message):
        return sodium.crypto_sign(message, self.secret)[:64]

    def open(self, sealed):
        try:
            return sodium.crypto_box_seal_open(sealed, self.box_public, self.box_secret)
        except (CryptoError, ValueError) as error:
            raise Refused("it is sealed to somebody else") from error


def log_id(owner, nonce):
    return hash_of(b"starharbor log", owner, nonce)[:16]


# Documents.


def depth_of(value):
    if isinstance(value, dict):
        return 1 + max(map(depth_of, value.values()), default=0)
    if isinstance(value, list):
        return 1 + max(map(depth_of, value), default=0)
    return 0


def read_document(kind, data):
    """The signer's key, and the text as an object."""
    need(len(data) <= LARGEST[kind], "it is too large")
    outer = json.loads(data)
    signer, text = bytes.fromhex(outer["by"]), outer["text"]
    message = b"starharbor " + kind.encode() + b"\n" + text.encode()
    need(is_signed(signer, message, bytes.fromhex(outer["signature"])), "it is not signed as it says")
    inner = json.loads(text)
    need(isinstance(inner, dict) and depth_of(inner) <= 8, "its text is no object, or too deep")
    return signer, inner


def write_document(kind, device, inner):
    text = json.dumps(inner, ensure_ascii=False)
    signature = device.sign(b"starharbor " + kind.encode() + b"\n" + text.encode())
    outer = {"by": device.public.hex(), "signature": signature.hex(), "text": text}
    return json.dumps(outer, ensure_ascii=False).encode()


# Trust.


def read_list(name, data):
    parts = re.fullmatch(r"trust/([0-9]{8})-([0-9a-f]{32})", name)
    need(parts, "its name is no list's")
    need(hash_of(data).hex()[:32] == parts[2], "it is not what its name says")
    root, text = read_document("trust list", data)
    need(text["format"] == 1 and text["number"] == int(parts[1]), "it is no list of format 1, or another's number")
    need(len(text["devices"]) <= 1000, "it has too many devices")
    need(len({device["key"] for device in text["devices"]}) == len(text["devices"]), "a device is there twice")
    return {"root": root, **text}


def read_keyring(plain):
    keys, rest = {}, plain
    while rest:
        length = rest[0]
        need(len(rest) >= 1 + length + 36, "the keyring is cut short")
        scope = rest[1:1 + length].decode()
        epoch, = struct.unpack(">I", rest[1 + length:5 + length])
        keys[scope, epoch] = rest[5 + length:37 + length]
        rest = rest[37 + length:]
    return keys


def keys_of(trust, device):
    """Today's keys of the scopes that the device may hold, and of all epochs before."""
    own = next(entry for entry in trust["devices"] if entry["key"] == device.public.hex())
    keys = read_keyring(device.open(bytes.fromhex(own["keys"]))) if own["keys"] else {}
    for scope, past in trust["past_keys"].items():
        for epoch in range(len(past), 0, -1):
            if (scope, epoch + 1) in keys:
                bound = f"starharbor key {scope} {epoch}".encode()
                keys[scope, epoch] = decrypt(keys[scope, epoch + 1], bytes.fromhex(past[epoch - 1]), bound)
    return keys


DISTRICT_TABLES = "package base story figure diagram outcome album photo venue member_group card_key revoked_card".split()
EVENTS_TABLES = ["event"]
BASE_TABLES = "member membership registration card clock_offset walk_in sign_in annulment".split()
OFFICE_TABLES = "person_link erasure".split()
FACTS = "sign_in annulment erasure".split()


def covers(grant, scope, table):
    office = grant["role"] == "office"
    own = scope in ("events-" + grant["base"], "base-" + grant["base"])
    if table not in DISTRICT_TABLES + EVENTS_TABLES + BASE_TABLES + OFFICE_TABLES:
        return office or own
    if scope.startswith("base-"):
        return table in BASE_TABLES and (office or own) or table in OFFICE_TABLES and office
    if scope.startswith("events-"):
        return table in EVENTS_TABLES and (office or own)
    return table in DISTRICT_TABLES + EVENTS_TABLES and office


def way_to(place, ops):
    """The chains that lead to a place of a log: of each h, the h before it is known."""
    before = {(op["scope"], op["log"], op["h"]): op["h before"] for op in ops}
    here, way = place["chain"], set()
    while (place["scope"], place["log"], here) in before:
        way.add(here)
        here = before[place["scope"], place["log"], here]
    return way


def counts(op, trust, ops):
    owner = next((device for device in trust["devices"] if device["key"] == op["owner"]), None)
    for grant in owner["grants"] if owner else []:
        if not covers(grant, op["scope"], op["table"]):
            continue
        if "until" not in grant:
            return True
        for place in grant["until"]:
            if (place["scope"], place["log"]) == (op["scope"], op["log"]) and op["h"] in way_to(place, ops):
                return True
    return False


# Segments and ops.


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        need(self.at + count <= len(self.data), "it is cut short")
        self.at += count
        return self.data[self.at - count:self.at]

    def number(self, count):
        return int.from_bytes(self.take(count), "big")

    def text(self):
        return self.take(self.number(4)).decode()


def read_op(reader):
    start = reader.at
    op = {"stamp": reader.number(8), "seen": []}
    for _ in range(reader.number(4)):
        op["seen"].append([reader.take(16).hex(), reader.number(8), reader.take(8).hex()])
    op["table"], op["row"] = reader.text(), reader.text()
    if reader.data[reader.at:reader.at + 4] == b"\xff\xff\xff\xff":
        reader.take(4)
        op["body"], stated = None, reader.take(32)
    else:
        op["body"], stated = reader.text(), None
    return op, stated, reader.data[start:reader.at]


def read_segment(name, data, owners, keys):
    parts = re.fullmatch(r"segments/([a-z0-9.-]{1,80})/([0-9a-f]{32})/([0-9]{12})-([0-9]{12})-([0-9a-f]{32})", name)
    need(parts and not parts[1].startswith(".") and not parts[1].endswith("."), "its name is no segment's")
    need(len(data) <= LARGEST["segment"] and hash_of(data).hex()[:32] == parts[5], "it is not what its name says")
    header = Reader(data)
    need(header.take(8) == b"SHsegmt\n", "it is no segment")
    need(header.number(2) == 1, "it is of another version")
    scope, log = header.take(header.number(2)).decode(), header.take(16)
    first, last, count = header.number(8), header.number(8), header.number(4)
    h_first, h_last, run_length = header.take(32), header.take(32), header.number(8)
    owner, nonce, epoch = header.take(32), header.take(16), header.number(4)
    need([scope, log.hex(), first, last] == [parts[1], parts[2], int(parts[3]), int(parts[4])], "it has another name")
    need(count == last - first + 1 and 1 <= count <= 4096 and run_length <= LARGEST["segment"], "its sizes are unsound")
    need(log_id(owner, nonce) == log, "the log is not its signer's")
    need(is_signed(owner, data[:-64], data[-64:]), "it is not signed")
    need(owner.hex() in owners, "its signer is not on the list")
    need((scope, epoch) in keys, "its key is not here")
    need(first > 1 or h_first == hash_of(log, scope.encode()), "it doesn't begin where its log does")
    packed = decrypt(keys[scope, epoch], data[header.at:-64], data[:header.at])
    frame = zstandard.get_frame_parameters(packed)
    need(frame.content_size == run_length, "its run is of another length")
    unpacker = zstandard.ZstdDecompressor().decompressobj()
    run = Reader(unpacker.decompress(packed))
    need(unpacker.unused_data == b"" and len(run.data) == run_length, "there is more than the run")
    ops, h = [], h_first
    for seq in range(first, last + 1):
        op, stated, op_bytes = read_op(run)
        before, h = h, stated or hash_of(h, op_bytes)
        ops.append({"scope": scope, "log": log.hex(), "seq": seq, "owner": owner.hex(), "h": h.hex(),
                    "h before": before.hex(), **op})
    need(run.at == len(run.data) and h == h_last, "the chain doesn't lead to its end")
    return ops


def write_op(stamp, table, row, body):
    def text(value):
        return struct.pack(">I", len(value.encode())) + value.encode()
    return struct.pack(">QI", stamp, 0) + text(table) + text(row) + text(body)


def write_segment(device, nonce, scope, op_bytes, epoch, key):
    """The first op of a log: its name in the store, and the file."""
    log = log_id(device.public, nonce)
    begin = hash_of(log, scope.encode())
    header = b"SHsegmt\n" + struct.pack(">HH", 1, len(scope)) + scope.encode() + log + struct.pack(">QQI", 1, 1, 1)
    header += begin + hash_of(begin, op_bytes) + struct.pack(">Q", len(op_bytes))
    header += device.public + nonce + struct.pack(">I", epoch)
    packed = zstandard.ZstdCompressor(write_content_size=True).compress(op_bytes)
    data = header + encrypt(key, packed, header)
    data += device.sign(data)
    return f"segments/{scope}/{log.hex()}/{1:012}-{1:012}-{hash_of(data).hex()[:32]}", data


# A store.


def files_in(store, folder):
    found = {}
    for place, _, names in os.walk(os.path.join(store, folder)):
        for name in names:
            if not name.endswith(".part"):
                path = os.path.join(place, name)
                with open(path, "rb") as file:
                    found[os.path.relpath(path, store)] = file.read()
    return dict(sorted(found.items()))


def put(store, name, data):
    path = os.path.join(store, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + ".00000000.part", "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.rename(path + ".00000000.part", path)


def newest_list(store, device):
    named = []
    for name, data in files_in(store, "trust").items():
        trust = read_list(name, data)
        if any(entry["key"] == device.public.hex() for entry in trust["devices"]):
            named.append((trust["number"], name, trust))
    need(named, "no list names this device")
    return max(named)[2]


def read_state(name, data):
    signer, text = read_document("state", data)
    log = log_id(signer, bytes.fromhex(text["nonce"]))
    need(text["format"] == 1 and name == f"state/{log.hex()}.json", "it is of another format, or another's")
    return {"by": signer.hex(), "name": text["name"], "holds": text["holds"], "gaps": text["gaps"]}


def read_store(store, device):
    with open(os.path.join(store, "starharbor.json"), encoding="utf-8") as file:
        need(json.load(file)["format"] == 1, "the store is of another format")
    trust = newest_list(store, device)
    keys = keys_of(trust, device)
    owners = {entry["key"] for entry in trust["devices"]}
    ops, refused = {}, {}
    for name, data in files_in(store, "segments").items():
        try:
            for op in read_segment(name, data, owners, keys):
                ops[op["scope"], op["log"], op["seq"], op["h"]] = op
        except Refused as why:
            refused[name] = str(why)
    ops = [ops[key] for key in sorted(ops)]
    for op in ops:
        op["counts"] = counts(op, trust, ops)
    states = [read_state(name, data) for name, data in files_in(store, "state").items()]
    return {"district": trust["root"].hex(), "number": trust["number"],
            "devices": [entry["name"] for entry in trust["devices"]],
            "keys": sorted(f"{scope} {epoch}" for scope, epoch in keys), "ops": ops, "states": states,
            "refused": refused}


def sign_in(store, device, nonce, base, event, member):
    keys = keys_of(newest_list(store, device), device)
    scope = "base-" + base
    epoch = max(epoch for of_scope, epoch in keys if of_scope == scope)
    at_ms = 1_781_755_200_000
    body = json.dumps({"event": event, "member": member, "at": at_ms, "terminal": "the second"})
    op_bytes = write_op(at_ms << 16, "sign_in", "", body)
    put(store, *write_segment(device, nonce, scope, op_bytes, epoch, keys[scope, epoch]))


def request(store, device, name, base):
    text = {"format": 1, "box": device.box_public.hex(), "name": name, "role": "kiosk", "base": base, "at": 0}
    put(store, f"requests/{device.public.hex()}.json", write_document("enrolment request", device, text))


def open_locked(data, passphrase):
    for kind in ("recovery", "terminal"):
        head = f"starharbor {kind} 1\n".encode()
        if data.startswith(head):
            plain = unlock(data[len(head):], passphrase)
            return {"seed": plain.hex()} if kind == "recovery" else json.loads(plain)
    raise Refused("it is neither file, or of another version")


def main(verb, *rest):
    if verb == "read":
        print(json.dumps(read_store(rest[0], Device(bytes.fromhex(rest[1])))))
    elif verb == "sign-in":
        sign_in(rest[0], Device(bytes.fromhex(rest[1])), bytes.fromhex(rest[2]), *rest[3:])
    elif verb == "request":
        request(rest[0], Device(bytes.fromhex(rest[1])), *rest[2:])
    elif verb == "open":
        with open(rest[0], "rb") as file:
            print(json.dumps(open_locked(file.read(), rest[1])))


if __name__ == "__main__":
    main(*sys.argv[1:])
