"""Writes the golden files next to it and the fuzz corpus's first entries, from security.md and formats.md alone.

It shares no code with the crate and uses another library (pyca/cryptography), so that a
golden file that opens in Rust shows that both read the formats the same way.
Run it only to add a file: a golden file that is in a release never changes.
"""
import hashlib
import hmac
import pathlib
import struct

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

HERE = pathlib.Path(__file__).parent


def run(first, count):
    return bytes((first + n) & 0xFF for n in range(count))


def expand(algorithm, key, info, length):
    return HKDFExpand(algorithm=algorithm, length=length, info=info).derive(key)


def padme(length):
    if length <= 64:
        return 64
    e = length.bit_length() - 1
    s = e.bit_length()
    step = 1 << (e - s)
    return (length + step - 1) // step * step


def seed(target, name, content):
    folder = HERE.parent / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


def write(name, comment, **fields):
    lines = [f"# {comment}"]
    lines += [f"{key} = {value.hex()}" for key, value in fields.items()]
    (HERE / f"{name}.txt").write_text("\n".join(lines) + "\n")


def wrapped(name, kind, key, parent, key_id):
    nonce, organization = run(0x70, 12), run(0x80, 16)
    generation, parent_generation = struct.pack(">I", 3), struct.pack(">I", 0x01020304)
    header = bytes([0xC5, 1, 1, kind]) + parent_generation
    aad = b"carehold/key/v1\0" + organization + key_id + generation + header
    sealed = header + nonce + AESGCM(parent).encrypt(nonce, key, aad)
    write(
        f"wrapped_{name}", "security.md, WRAPPED KEY",
        kind=bytes([kind]), key=key, parent=parent, nonce=nonce, organization=organization,
        key_id=key_id, generation=generation, parent_generation=parent_generation,
        wrapped=sealed,
    )
    seed("wrapped_key", name, sealed)


def row(name, fields):
    scope_key, nonce = run(0x20, 32), run(0x50, 12)
    organization, row_id, scope = run(0x80, 16), run(0xA0, 16), run(0xC0, 16)
    table, version, generation = struct.pack(">H", 7), struct.pack(">Q", 5), struct.pack(">I", 2)
    row_key = expand(hashes.SHA256(), scope_key, b"carehold/rowkey/v1\0" + table + row_id, 32)
    header = bytes([0xCE, 1, 1, 0]) + generation
    aad = b"carehold/row/v1\0" + organization + table + row_id + version + scope + header
    padded = struct.pack(">I", len(fields)) + fields
    padded += bytes(padme(len(padded)) - len(padded))
    sealed = header + nonce + AESGCM(row_key).encrypt(nonce, padded, aad)
    write(
        f"row_{name}", "security.md, SEALED ROW; row key as in mechanics.md",
        scope_key=scope_key, row_key=row_key, nonce=nonce, organization=organization, table=table,
        row=row_id, version=version, scope=scope, scope_generation=generation, fields=fields,
        sealed=sealed,
    )
    seed("row", name, sealed)
    seed("padding", name, padded)


def document(name, plaintext):
    key, salt = run(0x30, 32), run(0x60, 24)
    context = b"carehold/doc/v1\0" + run(0x80, 16) + run(0xB0, 16) + struct.pack(">Q", 9)
    info = b"c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0" + salt + context
    output = expand(hashes.SHA512(), key, info, 76)
    cipher, base, commitment = AESGCM(output[:32]), output[32:44], output[44:]
    sealed = salt + commitment
    for index in range(len(plaintext) // 16384 + 1):
        nonce = (int.from_bytes(base, "big") ^ index).to_bytes(12, "big")
        sealed += cipher.encrypt(nonce, plaintext[index * 16384:(index + 1) * 16384], None)
    # Only a digest of the long ones is kept.
    write(
        f"document_{name}", "C2SP chunked-encryption@v1, AES-256; plaintext byte i is i mod 251",
        key=key, salt=salt, organization=run(0x80, 16), document=run(0xB0, 16),
        version=struct.pack(">Q", 9), plaintext_len=struct.pack(">I", len(plaintext)),
        sealed_sha256=hashlib.sha256(sealed).digest(), sealed_head=sealed[:160],
    )
    if len(sealed) < 20_000:
        seed("document", name, sealed)


def tokens():
    key, value = run(0x15, 32), "maija@example.org".encode()
    kind_key = expand(hashes.SHA256(), key, b"email", 32)
    mac = hmac.new(kind_key, struct.pack(">H", len(value)) + value, hashlib.sha256).digest()
    write("token_email", "security.md, BLIND TOKEN", key=key, kind=b"email", value=value, token=mac[:16])


def keyring():
    key, nonce, aad, content = run(0x25, 32), run(0x55, 12), b"salt and cost", b"epoch keys"
    header = bytes([0xC7, 1, 1, 0])
    sealed = header + nonce + AESGCM(key).encrypt(nonce, content, aad + header)
    write(
        "keyring", "keyring.rs: a sealed keyring",
        key=key, nonce=nonce, aad=aad, content=content, sealed=sealed,
    )
    seed("keyring", "short", sealed)


ROOT, EPOCH, ORGANIZATION, SCOPE = run(0x25, 32), run(0x40, 32), run(0x10, 32), run(0x20, 32)
wrapped("epoch", 1, EPOCH, ROOT, bytes(16))
wrapped("organization", 2, ORGANIZATION, EPOCH, run(0x80, 16))
wrapped("blind_index", 3, run(0x15, 32), ORGANIZATION, run(0x80, 16))
wrapped("scope", 4, SCOPE, ORGANIZATION, run(0xC0, 16))
wrapped("signing_seed", 5, run(0x35, 32), ORGANIZATION, run(0x80, 16))
wrapped("survivor", 6, run(0x45, 32), ORGANIZATION, run(0xA0, 16))
row("empty", b"")
row("short", "Äiti soitti tänään.".encode())
row("long", bytes(n % 251 for n in range(1000)))
document("empty", b"")
document("short", bytes(n % 251 for n in range(100)))
document("one_chunk", bytes(n % 251 for n in range(16384)))
document("three_chunks", bytes(n % 251 for n in range(40000)))
tokens()
keyring()
seed("padding", "too_long", b"\xff\xff\xff\xff" + bytes(60))
seed("padding", "not_zero", bytes(63) + b"\x01")
seed("row", "header_only", bytes([0xCE, 1, 1, 0, 0, 0, 0, 2]))
seed("row", "unknown_flag", bytes([0xCE, 1, 1, 1, 0, 0, 0, 2]) + bytes(100))
seed("document", "header_only", bytes(56))
