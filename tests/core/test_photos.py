"""Photos from phones: decoded, stripped, re-encoded, or refused."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image

from kawasan.db import rollback
from kawasan.media import Media, Photo, PhotoRefused, discard_photo, photos, save_photo
from kawasan.tenancy import RegencyRef
from kawasan.testing import Client, InRegency, photo_file

Save = Callable[..., Photo]


@pytest.fixture
def save(toba: RegencyRef, in_regency: InRegency) -> Save:
    """Stores a photo in toba, and answers it with the widths that the job has added."""

    def do(file: io.BytesIO, **options: bool) -> Photo:
        with in_regency(toba):
            media_id = save_photo(file, **options).id
        with in_regency(toba) as session:
            return Photo.of(session.get(Media, (toba.id, media_id)))

    return do


def encoded(image: Image.Image, kind: str = "JPEG", **options: object) -> io.BytesIO:
    file = io.BytesIO()
    image.save(file, kind, **options)
    file.seek(0)
    return file


def stored(app: Flask, photo: Photo, width: int) -> Path:
    folder = Path(app.config["KAWASAN_INSTANCE_PATH"], "media", str(photo.regency_id))
    return folder / f"{photo.id}-{width}.webp"


def opened(app: Flask, photo: Photo, width: int) -> Image.Image:
    return Image.open(io.BytesIO(stored(app, photo, width).read_bytes()))


def test_a_photo_is_kept_in_fixed_widths(save: Save, app: Flask) -> None:
    photo = save(photo_file(2000, 1000))
    assert photo.widths == (320, 640, 1200)
    for width in photo.widths:
        image = opened(app, photo, width)
        assert (image.format, image.size) == ("WEBP", (width, width // 2))


def test_a_small_photo_is_not_blown_up(save: Save, app: Flask) -> None:
    photo = save(photo_file(500, 400))
    assert photo.widths == (320, 500)
    assert opened(app, photo, 500).size == (500, 400)


def test_a_square_is_cut_from_the_middle(save: Save, app: Flask) -> None:
    wide = Image.new("RGB", (900, 300), "black")
    wide.paste(Image.new("RGB", (300, 300), "white"), (300, 0))
    photo = save(encoded(wide, "PNG"), square=True)
    assert (photo.width, photo.height) == (300, 300)
    assert opened(app, photo, 300).convert("L").getextrema()[0] > 200


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_the_usual_formats_are_taken(kind: str, save: Save) -> None:
    assert save(photo_file(kind=kind)).width == 400


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "CMYK", "LA"])
def test_every_kind_of_colour_is_taken(mode: str, save: Save) -> None:
    kind = "TIFF" if mode == "CMYK" else "PNG"
    image = Image.new("RGB", (300, 300)).convert(mode)
    file = encoded(image, "JPEG" if mode == "CMYK" else kind)
    assert save(file).width == 300


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_turned_upright(orientation: int, save: Save, app: Flask) -> None:
    """EXIF 2.32, tag 0x0112: what phones write instead of turning the picture."""
    picture = Image.new("RGB", (400, 300), "black")
    picture.paste("white", (0, 0, 200, 150))  # a white quarter: top left as stored
    exif = Image.Exif()
    exif[0x0112] = orientation
    photo = save(encoded(picture, "JPEG", exif=exif.tobytes()))
    assert (photo.width, photo.height) == ((400, 300) if orientation < 5 else (300, 400))
    image = opened(app, photo, min(photo.widths[-1], 400)).convert("L")
    corners = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}
    right, below = corners[orientation]
    spot = (image.width * (3 if right else 1) // 4, image.height * (3 if below else 1) // 4)
    assert image.getpixel(spot) > 200


def test_where_it_was_taken_is_forgotten(save: Save, app: Flask) -> None:
    exif = Image.Exif()
    exif[0x010F] = "KameraRahasia"
    exif.get_ifd(0x8825)[2] = (2.0, 20.0, 5.0)  # GPSLatitude
    file = encoded(Image.new("RGB", (300, 300)), "JPEG", exif=exif.tobytes(), comment=b"KomentarRahasia")
    assert b"KameraRahasia" in file.getvalue()
    photo = save(file)
    for width in photo.widths:
        image = opened(app, photo, width)
        assert not image.getexif()
        for trace in (b"Rahasia", b"EXIF", b"XMP ", b"ICCP"):
            assert trace not in stored(app, photo, width).read_bytes()


def bomb(width: int, height: int) -> io.BytesIO:
    """A PNG of a few bytes that claims to be enormous."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b""))


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><script>alert(1)</script></svg>'
REFUSED: dict[str, tuple[Callable[[], io.BytesIO], str]] = {
    "nothing": (lambda: io.BytesIO(b""), "not_a_photo"),
    "a text": (lambda: io.BytesIO(b"not a photo at all"), "not_a_photo"),
    "a page that calls itself a photo": (lambda: io.BytesIO(b"<html><script>alert(1)</script>"), "not_a_photo"),
    "a drawing with a script": (lambda: io.BytesIO(SVG), "not_a_photo"),
    "half a photo": (lambda: io.BytesIO(photo_file(1000, 1000).getvalue()[:3000]), "not_a_photo"),
    "a format we do not take": (lambda: photo_file(kind="BMP"), "not_a_photo"),
    "a damaged picture": (lambda: bomb(300, 300), "not_a_photo"),
    "a bomb": (lambda: bomb(60_000, 60_000), "too_large"),
    "more pixels than any phone has": (lambda: bomb(8_000, 7_501), "too_large"),
    "more bytes than a photo has": (
        lambda: io.BytesIO(photo_file().getvalue() + bytes(photos.MOST_BYTES)),
        "too_large",
    ),
    "a strip": (lambda: encoded(Image.new("RGB", (200, 2001))), "not_a_photo"),
    "too small to show": (lambda: photo_file(199, 400), "too_small"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_usable_photo_is_refused(name: str, save: Save, app: Flask) -> None:
    make, code = REFUSED[name]
    with pytest.raises(PhotoRefused) as refused:
        save(make())
    assert refused.value.code == code
    assert not list(Path(app.config["KAWASAN_INSTANCE_PATH"]).glob("media/*/*"))


def test_a_bomb_costs_no_memory(save: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(_image: Image.Image) -> None:
        pytest.fail("it was decoded")

    monkeypatch.setattr("PIL.PngImagePlugin.PngImageFile.load", load)
    with pytest.raises(PhotoRefused):
        save(bomb(8_000, 8_000))


def test_photos_are_served_for_good_at_the_root(save: Save, visitor: Client) -> None:
    photo = save(photo_file(700, 500))
    answer = visitor.at(None).get(photo.src(640))
    assert answer.status_code == 200
    assert answer.mimetype == "image/webp"
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/media/1212/1-640.webp", "/media/1212/..%2f..%2fsecret_key", "/media/1217/x.webp"])
def test_what_is_not_there_is_not_served(path: str, visitor: Client) -> None:
    assert visitor.at(None).get(path).status_code == 404


def test_addresses_and_sizes_of_a_photo() -> None:
    photo = Photo.of(Media(regency_id=1212, id=7, width=700, height=500, widths=[320, 640, 700]))
    assert photo.src(100) == "/media/1212/7-320.webp"
    assert photo.src(321) == "/media/1212/7-640.webp"
    assert photo.src(9999) == "/media/1212/7-700.webp"
    assert photo.srcset == "/media/1212/7-320.webp 320w, /media/1212/7-640.webp 640w, /media/1212/7-700.webp 700w"


def test_the_limit_lets_phones_through() -> None:
    assert photos.MOST_PIXELS >= 50_000_000


def test_a_discarded_photo_is_gone_with_its_files(
    save: Save, app: Flask, toba: RegencyRef, in_regency: InRegency
) -> None:
    photo = save(photo_file(2000, 1000))
    with in_regency(toba) as session:
        discard_photo(photo.id)
        assert stored(app, photo, 320).exists(), "files go once the change is committed"
    with in_regency(toba) as session:
        assert session.get(Media, (toba.id, photo.id)) is None
    assert not any(stored(app, photo, width).exists() for width in photo.widths)


def test_files_go_with_a_unit_that_is_undone(app: Flask, toba: RegencyRef, in_regency: InRegency) -> None:
    with in_regency(toba):
        first = Photo.of(save_photo(photo_file()))
        assert stored(app, first, 400).exists()
        rollback()
    assert not list(Path(app.config["KAWASAN_INSTANCE_PATH"]).glob("media/*/*"))


def test_a_large_photo_is_decoded_no_larger_than_needed(save: Save) -> None:
    assert save(encoded(Image.new("RGB", (9600, 4800)))).width == 4800


def test_a_photo_of_a_neighbour_cannot_be_discarded(
    save: Save, app: Flask, samosir: RegencyRef, in_regency: InRegency
) -> None:
    photo = save(photo_file())
    with in_regency(samosir):
        discard_photo(photo.id)
    assert stored(app, photo, photo.widths[0]).exists()
