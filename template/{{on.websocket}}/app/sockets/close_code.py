"""Why the service ends a socket."""

from enum import IntEnum


class CloseCode(IntEnum):
    """The codes of RFC 6455, section 7.4, and two of this service, which are above 4000."""

    UNSUPPORTED_DATA = 1003
    INVALID_DATA = 1007
    POLICY_VIOLATION = 1008
    TOO_BIG = 1009
    INTERNAL_ERROR = 1011
    TRY_AGAIN_LATER = 1013
    CREDENTIAL_ENDED = 4401
    TOO_MANY_SOCKETS = 4429


REASONS = {
    CloseCode.UNSUPPORTED_DATA: "text only",
    CloseCode.INVALID_DATA: "no message that the service knows",
    CloseCode.POLICY_VIOLATION: "too many messages",
    CloseCode.TOO_BIG: "the text is too long",
    CloseCode.INTERNAL_ERROR: "internal error",
    CloseCode.TRY_AGAIN_LATER: "try again later",
    CloseCode.CREDENTIAL_ENDED: "the credential has ended",
    CloseCode.TOO_MANY_SOCKETS: "too many sockets",
}
