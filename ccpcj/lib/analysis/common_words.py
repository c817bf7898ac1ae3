"""The words too common to be asked for: a search leaves them aside where it has others. A phrase keeps them."""

from ccpcj.lib.folding import for_search

COMMON = {
    "ar": "في من على إلى عن أن إن ما لا مع أو هذا هذه ذلك التي الذي و أي كل بين وفي ومن وعلى وإلى",
    "zh": "的 和 在 与 及 了 并 以 为",
    "en": "a an and as at be been by for from has have in is its it of on or that the their this to was which with",
    "es": "a al con de del el en es la las lo los o para por que se su sus un una y e como",
    "fr": "a à au aux ce ces dans de des du en est et la le les leur leurs ou par pour que qui sa ses son sur un une",
    "ru": "а в во и из к как на не о об от по при с со что для его их это",
}
COMMON_TERMS = {language: frozenset(for_search(words).split()) for language, words in COMMON.items()}


def is_common(word: str, language: str) -> bool:
    return for_search(word) in COMMON_TERMS.get(language, ())
