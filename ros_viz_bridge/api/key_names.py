# SPDX-License-Identifier: Apache-2.0
"""Names of keys: those of W3C's "UI Events KeyboardEvent key Values" and "code Values"."""

from __future__ import annotations

from .nearest import nearest

# Named key attribute values: chapters 3.2 to 3.8 and 3.16 of key Values.
KEYS = frozenset(
    """
    Alt AltGraph CapsLock Control Fn FnLock Meta NumLock ScrollLock Shift Symbol SymbolLock Hyper
    Super Enter Tab ArrowDown ArrowLeft ArrowRight ArrowUp End Home PageDown PageUp Backspace Clear
    Copy CrSel Cut Delete EraseEof ExSel Insert Paste Redo Undo Accept Again Attn Cancel
    ContextMenu Escape Execute Find Help Pause Play Props Select ZoomIn ZoomOut BrightnessDown
    BrightnessUp Eject LogOff Power PrintScreen Hibernate Standby WakeUp AllCandidates
    Alphanumeric CodeInput Compose Convert Dead FinalMode GroupFirst GroupLast GroupNext
    GroupPrevious ModeChange NextCandidate NonConvert PreviousCandidate Process SingleCandidate
    HangulMode HanjaMode JunjaMode Eisu Hankaku Hiragana HiraganaKatakana KanaMode KanjiMode
    Katakana Romaji Zenkaku ZenkakuHankaku Soft1 Soft2 Soft3 Soft4 Close MailForward MailReply
    MailSend MediaClose MediaFastForward MediaPause MediaPlay MediaPlayPause MediaRecord
    MediaRewind MediaStop MediaTrackNext MediaTrackPrevious New Open Print Save SpellCheck
    AudioVolumeDown AudioVolumeMute AudioVolumeUp MicrophoneToggle MicrophoneVolumeDown
    MicrophoneVolumeMute MicrophoneVolumeUp BrowserBack BrowserFavorites BrowserForward BrowserHome
    BrowserRefresh BrowserSearch BrowserStop LaunchApplication1 LaunchApplication2 LaunchMail
    LaunchMediaPlayer LaunchCalculator Unidentified
    """.split()
)
# Code Values, chapter 3: the places on a keyboard.
CODES = frozenset(
    """
    Backquote Backslash BracketLeft BracketRight Comma Equal IntlBackslash IntlRo IntlYen Minus
    Period Quote Semicolon Slash AltLeft AltRight Backspace CapsLock ContextMenu ControlLeft
    ControlRight Enter MetaLeft MetaRight ShiftLeft ShiftRight Tab Convert KanaMode Lang1 Lang2
    Lang3 Lang4 Lang5 NonConvert Delete End Help Home Insert PageDown PageUp ArrowDown ArrowLeft
    ArrowRight ArrowUp NumLock NumpadAdd NumpadBackspace NumpadClear NumpadClearEntry NumpadComma
    NumpadDecimal NumpadDivide NumpadEnter NumpadEqual NumpadHash NumpadMemoryAdd
    NumpadMemoryClear NumpadMemoryRecall NumpadMemoryStore NumpadMemorySubtract NumpadMultiply
    NumpadParenLeft NumpadParenRight NumpadStar NumpadSubtract Escape Fn FnLock PrintScreen
    ScrollLock Pause BrowserBack BrowserFavorites BrowserForward BrowserHome BrowserRefresh
    BrowserSearch BrowserStop Eject LaunchApp1 LaunchApp2 LaunchMail MediaPlayPause MediaSelect
    MediaStop MediaTrackNext MediaTrackPrevious Power Sleep AudioVolumeDown AudioVolumeMute
    AudioVolumeUp WakeUp
    """.split()
    + [f'Key{letter}' for letter in 'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
    + [f'{pad}{digit}' for pad in ('Digit', 'Numpad') for digit in range(10)]
)
FUNCTION_KEYS = frozenset(f'F{number}' for number in range(1, 25))
NAMES = KEYS | CODES | FUNCTION_KEYS
_LOWER = frozenset(name.lower() for name in NAMES)


def key_name(name: str, value: str | None) -> str | None:
    """
    Return a key as it is compared, in lower case; None for all.

    One character is what a key writes. Raises TypeError, and ValueError with the nearest.
    """
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError(f'{name} must be a str or None, not {type(value).__name__}')
    if value in (' ', 'Space'):
        raise ValueError(f'{name} must not be {value!r}: the space bar stops all outputs')
    if (len(value) == 1 and value.isprintable()) or value.lower() in _LOWER:
        return value.lower()
    raise ValueError(
        f"{name} must be a character, or a KeyboardEvent's key or code such as 'Enter', 'ArrowUp'"
        f" or 'KeyW', not {value[:100]!r}; {nearest(value[:100], NAMES)}"
    )
