"""What the cache refuses to store: whatever would have to be unpickled to be read."""

import pytest

from briefing.llm.disk import AnswerCache, SafeDisk


@pytest.mark.parametrize("value", [None, True, ["x"], {"x": 1}, "text", 1.5, 2**70])
def test_only_bytes_are_stored(value, tmp_path):
    with pytest.raises(TypeError, match="bytes"):
        SafeDisk(str(tmp_path)).store(value, False)


@pytest.mark.parametrize("key", [None, ("a", "b"), b"x", 1])
def test_only_text_is_a_key(key, tmp_path):
    with pytest.raises(TypeError, match="text"):
        SafeDisk(str(tmp_path)).put(key)


def test_a_pickled_key_is_refused(tmp_path):
    with pytest.raises(ValueError, match="pickled"):
        SafeDisk(str(tmp_path)).get(b"\x80\x04N.", raw=False)


@pytest.mark.anyio
@pytest.mark.parametrize("value", [b"", b"\x00\xff", b"x" * 200_000])
async def test_what_was_put_comes_back_bit_for_bit_after_reopening(value, tmp_path):
    first = AnswerCache(tmp_path)
    await first.put("key", value)
    await first.aclose()
    second = AnswerCache(tmp_path)
    assert await second.get("key") == value
    assert await second.get("another") is None
    await second.aclose()
