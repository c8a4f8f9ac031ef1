"""Every error that a caller can meet, as one tree.

    BriefingError
    ├── InputError              what was given to read cannot be read
    │   ├── InputNotFound         no such file or folder
    │   ├── InputUnreadable       it exists, and the system refuses it
    │   ├── NotText               binary, or bytes that are no UTF-8
    │   ├── InputTooLarge         longer than a news document can be
    │   ├── EmptyInput            no text, or a folder with nothing readable
    │   └── MalformedRecord       a JSON document without the fields it needs
    ├── ConfigurationError      a setting, an option or a prompt is wrong
    │   └── PromptError           a prompt file is missing or malformed
    ├── ModelError              the model endpoint did not give a usable answer
    │   ├── EndpointUnreachable   nothing answers at the address
    │   ├── KeyRejected           the endpoint refuses the key
    │   ├── ModelNotFound         the endpoint does not serve that model
    │   ├── RateLimited           still limited after the last attempt
    │   ├── EndpointFailed        a 5xx after the last attempt
    │   ├── DeadlineExceeded      the answer did not come in time
    │   ├── AnswerRefused         the model declined to answer
    │   ├── AnswerCutOff          the answer stopped at the token limit
    │   ├── AnswerInvalid         no valid answer within the allowed attempts
    │   └── RecordingMissing      replaying, and this request was never recorded
    └── StoreError              what lasts could not be written or read
        └── BriefingNotFound      no briefing under that id

Each carries `message` (which names the thing) and `remedy` (what to do); `str()` gives both on one line.
"""

from __future__ import annotations


class BriefingError(Exception):
    """Root of the tree: catch it to catch all that this package raises on purpose.

    >>> str(BriefingError("notes.txt is empty", remedy="give a file with text"))
    'notes.txt is empty: give a file with text'
    """

    def __init__(self, message: str, *, remedy: str = "") -> None:
        self.message = " ".join(message.split())
        self.remedy = " ".join(remedy.split())
        super().__init__(f"{self.message}: {self.remedy}" if remedy else self.message)


class InputError(BriefingError):
    """What was given to read cannot be read."""


class InputNotFound(InputError):
    """No such file or folder."""


class InputUnreadable(InputError):
    """The file exists, and the system refuses to hand it over."""


class NotText(InputError):
    """Binary content, or bytes that are no UTF-8."""


class InputTooLarge(InputError):
    """Longer than a news document can be."""


class EmptyInput(InputError):
    """No text in it, or a folder with nothing readable."""


class MalformedRecord(InputError):
    """A JSON document without the fields that it needs."""


class ConfigurationError(BriefingError):
    """A setting, an option or a prompt is wrong."""


class PromptError(ConfigurationError):
    """A prompt file is missing or malformed."""


class ModelError(BriefingError):
    """The model endpoint did not give a usable answer."""


class EndpointUnreachable(ModelError):
    """Nothing answers at the address."""


class KeyRejected(ModelError):
    """The endpoint refuses the key."""


class ModelNotFound(ModelError):
    """The endpoint does not serve that model."""


class RateLimited(ModelError):
    """Still limited after the last attempt."""


class EndpointFailed(ModelError):
    """A 5xx answer after the last attempt."""


class DeadlineExceeded(ModelError):
    """The answer did not come in time."""


class AnswerRefused(ModelError):
    """The model declined to answer."""


class AnswerCutOff(ModelError):
    """The answer stopped at the token limit."""


class AnswerInvalid(ModelError):
    """No valid answer within the allowed attempts."""


class RecordingMissing(ModelError):
    """Answers are being replayed, and this request was never recorded."""


class StoreError(BriefingError):
    """What lasts could not be written or read."""


class BriefingNotFound(StoreError):
    """No briefing under that id."""
